import { z } from 'zod'
import {
  ActivityId,
  Digest,
  DocumentId,
  EnvironmentId,
  ItemId,
  PersonId,
  ReleaseId,
  ServiceId,
} from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const details = z.object({
  name: z.string(),
  strategy: z.string().nullable(),
  owner: PersonId.nullable(),
  lead: PersonId.nullable(),
  rollbackScope: z.object({ of: z.string(), items: z.array(ItemId).optional() }).nullable(),
  complianceTags: z.array(z.string()),
  references: z.array(
    z.object({ system: z.string(), key: z.string(), url: z.string().nullable() }),
  ),
})
const words = z.object({ goal: z.string().nullable(), abortCriteria: z.array(z.string()) })

const item = z.object({
  kind: z.string(),
  title: z.string(),
  service: ServiceId.nullable(),
  version: z.string().nullable(),
  buildId: z.string().nullable(),
  artifactDigest: z.string().nullable(),
  changeReference: z.string().nullable(),
  businessCapability: z.string().nullable(),
})
/** Clock times are what was agreed; the instants are where they lay when it was decided. */
const activity = z.object({
  title: z.string().nullable(),
  environment: EnvironmentId,
  region: z.string().nullable(),
  slot: z.object({
    zone: z.string(),
    from: z.string(),
    to: z.string(),
    repeated: z.string().nullable(),
    startsAt: z.number(),
    endsAt: z.number(),
  }),
})
/** A class is its own subject: standard, major, emergency, hotfix. */
const ClassName = z.string()

const reason = z.object({ reason: z.string().nullable() })

/** Everything that can ever be said about a release and about the rules of its class. */
export const releaseEvents = {
  'release.drafted': fact(ReleaseId, details.extend({ class: z.string() }), words),
  'release.changed': fact(ReleaseId, z.object({ from: details.partial(), to: details.partial() })),
  /** `fields` names what was reworded, so that erasing the words never brings older ones back. */
  'release.reworded': fact(ReleaseId, z.object({ fields: z.array(z.string()) }), words.partial()),
  'release.reclassified': fact(ReleaseId, z.object({ from: z.string(), to: z.string() }), reason),

  'release.itemAdded': fact(ReleaseId, item.extend({ item: ItemId })),
  'release.itemChanged': fact(
    ReleaseId,
    z.object({ item: ItemId, from: item.partial(), to: item.partial() }),
  ),
  'release.itemRemoved': fact(ReleaseId, z.object({ item: ItemId })),
  'release.itemStateSet': fact(
    ReleaseId,
    z.object({ item: ItemId, from: z.string(), to: z.string() }),
    reason,
  ),

  'release.activityAdded': fact(ReleaseId, activity.extend({ activity: ActivityId })),
  'release.activityChanged': fact(
    ReleaseId,
    z.object({ activity: ActivityId, from: activity, to: activity }),
    reason,
  ),
  'release.activityRemoved': fact(ReleaseId, z.object({ activity: ActivityId }), reason),

  'release.documentAttached': fact(
    ReleaseId,
    z.object({
      document: DocumentId,
      kind: z.string(),
      attachments: z.array(z.object({ digest: Digest, size: z.number() })),
    }),
    z.object({ title: z.string(), url: z.string().nullable() }),
  ),
  'release.documentRemoved': fact(ReleaseId, z.object({ document: DocumentId }), reason),
  /** `says` is what the criterion said when somebody vouched for it. */
  'release.criterionAffirmed': fact(
    ReleaseId,
    z.object({ criterion: z.string(), says: z.string() }),
    reason,
  ),

  /** `judged` is what the class asked for by which policy, and how it stood when this was decided. */
  'release.stateSet': fact(
    ReleaseId,
    z.object({
      from: z.string(),
      to: z.string(),
      class: z.string(),
      policyVersion: z.number(),
      judged: z.array(z.object({ key: z.string(), outcome: z.string(), because: z.string() })),
    }),
    reason,
  ),
  /** What was judged ready changed, so it is planned again; `because` is the program's own word. */
  'release.takenBack': fact(
    ReleaseId,
    z.object({ from: z.string(), to: z.string(), because: z.string() }),
  ),

  'releaseClass.policySet': fact(
    ClassName,
    z.object({
      class: z.string(),
      requiredFields: z.array(z.object({ field: z.string(), by: z.string() })),
      requiredDocuments: z.array(z.object({ kind: z.string(), by: z.string() })),
      criteria: z.array(
        z.object({
          key: z.string(),
          says: z.string(),
          by: z.string(),
          check: z.object({
            kind: z.string(),
            count: z.number().optional(),
            kinds: z.array(z.string()).optional(),
            strategies: z.array(z.string()).optional(),
          }),
        }),
      ),
    }),
    reason,
  ),
} as const
