import { z } from 'zod'
import {
  ActivityId,
  Digest,
  DocumentId,
  ItemId,
  ReleaseId,
  ServiceId,
} from '#shared/vocabulary/ids.ts'
import { paged, pageOf, STRETCH_LIMIT } from '#shared/vocabulary/page.ts'
import {
  ActivityDetails,
  ClassPolicy,
  DocumentKind,
  ItemDetails,
  ItemState,
  Judged,
  Release,
  ReleaseClass,
  ReleaseDetails,
  ReleaseFilter,
  ReleaseRow,
  ReleaseSort,
  ReleaseState,
  StandingPolicy,
} from '#shared/vocabulary/release.ts'
import { Label, Name, Words } from '#shared/vocabulary/text.ts'
import { WebAddress } from '#shared/vocabulary/web-address.ts'
import { command, query } from './operation.ts'

const releaseId = ReleaseId
const expectedVersion = z.int()
const stale = ['releases/unknown', 'releases/stale', 'releases/over'] as const

const { kind, title, ...itemRest } = ItemDetails.shape
const NewItem = z.strictObject({ kind, title, ...z.strictObject(itemRest).partial().shape })
const { environment, slot, ...activityRest } = ActivityDetails.shape
const NewActivity = z.strictObject({
  environment,
  slot,
  ...z.strictObject(activityRest).partial().shape,
})
const { name, ...detailsRest } = ReleaseDetails.shape

const slotRefusals = [
  'releases/unknown-environment',
  'releases/time-skipped',
  'releases/time-repeated',
  'releases/slot-backwards',
  'releases/slot-too-long',
] as const
const itemRefusals = [
  'releases/unknown-service',
  'releases/service-missing',
  'releases/version-malformed',
] as const
const detailRefusals = ['releases/unknown-person', 'releases/unknown-item'] as const

export const releases = {
  'releases.list': query({
    says: 'Lists releases in the order they were planned.',
    requires: 'releases:read',
    reads: ['releases'],
    input: z.strictObject({
      ...pageOf(ReleaseId),
      state: ReleaseState.optional(),
      class: ReleaseClass.optional(),
      service: ServiceId.optional(),
    }),
    output: paged(Release, ReleaseId),
  }),
  'releases.rows': query({
    says: 'One stretch of the releases that match, in an order, and how many match: what a table shows.',
    requires: 'releases:read',
    reads: ['releases', 'people', 'environments'],
    input: z.strictObject({
      ...ReleaseFilter.shape,
      /** By start, earliest first, unless another order is asked; what has none, or gave it up, comes last. */
      sort: ReleaseSort.optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(STRETCH_LIMIT).optional(),
    }),
    output: z.object({ total: z.int(), items: z.array(ReleaseRow) }),
  }),
  'releases.get': query({
    says: 'One release; null where there is none.',
    requires: 'releases:read',
    reads: ['releases'],
    input: z.strictObject({ releaseId }),
    output: z.object({ release: Release.nullable() }),
  }),
  'releases.nextSteps': query({
    says: 'Which steps of its life a release may take next, and what stands in the way of each; its state is null where there is no such release.',
    requires: 'releases:read',
    reads: ['releases', 'policies'],
    input: z.strictObject({ releaseId }),
    output: z.object({
      state: ReleaseState.nullable(),
      steps: z.array(
        z.object({
          to: ReleaseState,
          open: z.boolean(),
          needsReason: z.boolean(),
          requires: z.string(),
          judged: z.array(Judged),
        }),
      ),
    }),
  }),
  'releases.plan': command({
    says: 'Drafts a release of a class, with the items and activities known so far.',
    requires: 'releases:write',
    refusals: [...slotRefusals, ...itemRefusals, ...detailRefusals],
    input: z.strictObject({
      name,
      class: ReleaseClass,
      ...z.strictObject(detailsRest).partial().omit({ rollbackScope: true }).shape,
      rollbackScope: z.strictObject({ of: z.literal('wholeRelease') }).optional(),
      items: z.array(NewItem).max(500).optional(),
      activities: z.array(NewActivity).max(500).optional(),
    }),
    output: Release,
  }),
  'releases.change': command({
    says: 'Changes what is said about a release as a whole.',
    requires: 'releases:write',
    refusals: [
      ...stale,
      ...detailRefusals,
      'releases/nothing-changed',
      'releases/rollback-decided',
    ],
    input: z.strictObject({ releaseId, changes: ReleaseDetails.partial(), expectedVersion }),
    output: Release,
  }),
  'releases.reclassify': command({
    says: 'Moves a release that has not started into another class; a ready one must be judged again.',
    requires: 'releases:write',
    refusals: [...stale, 'releases/already-started', 'releases/same-class'],
    input: z.strictObject({ releaseId, class: ReleaseClass, reason: Words, expectedVersion }),
    output: Release,
  }),
  'releases.addItem': command({
    says: 'Adds something to move to a release that has not started: a service, infrastructure, configuration, a migration or a flag.',
    requires: 'releases:write',
    refusals: [...stale, ...itemRefusals, 'releases/already-started'],
    input: z.strictObject({ releaseId, item: NewItem, expectedVersion }),
    output: Release,
  }),
  'releases.changeItem': command({
    says: 'Changes an item that is still pending.',
    requires: 'releases:write',
    refusals: [
      ...stale,
      ...itemRefusals,
      'releases/unknown-item',
      'releases/item-not-pending',
      'releases/nothing-changed',
    ],
    input: z.strictObject({
      releaseId,
      itemId: ItemId,
      changes: ItemDetails.partial(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.removeItem': command({
    says: 'Takes an item out of a release that has not started; later it can only be pulled.',
    requires: 'releases:write',
    refusals: [
      ...stale,
      'releases/unknown-item',
      'releases/already-started',
      'releases/item-in-rollback-scope',
    ],
    input: z.strictObject({ releaseId, itemId: ItemId, expectedVersion }),
    output: Release,
  }),
  'releases.setItemState': command({
    says: 'Records what became of an item: deployed, verified, pulled or rolled back.',
    requires: 'releases:run',
    refusals: [
      ...stale,
      'releases/unknown-item',
      'releases/item-step-closed',
      'releases/not-in-progress',
      'releases/reason-due',
    ],
    input: z.strictObject({
      releaseId,
      itemId: ItemId,
      to: ItemState,
      reason: Words.optional(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.addActivity': command({
    says: 'Plans a part of the release: an environment, a region and a slot in the clock times of a zone.',
    requires: 'releases:write',
    refusals: [...stale, ...slotRefusals],
    input: z.strictObject({ releaseId, activity: NewActivity, expectedVersion }),
    output: Release,
  }),
  'releases.changeActivity': command({
    says: 'Moves or changes a planned activity; a committed plan asks why.',
    requires: 'releases:write',
    refusals: [
      ...stale,
      ...slotRefusals,
      'releases/unknown-activity',
      'releases/nothing-changed',
      'releases/reason-due',
    ],
    input: z.strictObject({
      releaseId,
      activityId: ActivityId,
      changes: ActivityDetails.partial(),
      reason: Words.optional(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.removeActivity': command({
    says: 'Takes a planned activity away; a committed plan asks why.',
    requires: 'releases:write',
    refusals: [...stale, 'releases/unknown-activity', 'releases/reason-due'],
    input: z.strictObject({
      releaseId,
      activityId: ActivityId,
      reason: Words.optional(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.attachDocument': command({
    says: 'Adds a document of a kind that the class asks for: a link, parts kept by ledger.putAttachment, or both.',
    requires: 'releases:write',
    refusals: [...stale, 'releases/document-empty', 'releases/unknown-attachment'],
    input: z.strictObject({
      releaseId,
      kind: DocumentKind,
      title: Name,
      url: WebAddress.optional(),
      parts: z.array(Digest).max(256).optional(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.removeDocument': command({
    says: 'Withdraws a document; that it was there stays in the ledger.',
    requires: 'releases:write',
    refusals: [...stale, 'releases/unknown-document'],
    input: z.strictObject({ releaseId, documentId: DocumentId, reason: Words, expectedVersion }),
    output: Release,
  }),
  'releases.affirm': command({
    says: 'Vouches that a criterion of the class is met; on a merely declared word it stays unknown.',
    requires: 'releases:write',
    refusals: [...stale, 'releases/unknown-criterion', 'releases/already-affirmed'],
    input: z.strictObject({
      releaseId,
      criterion: Label,
      words: Words.optional(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.setState': command({
    says: 'Takes a release to the next step of its life; what its class asks for has to be met.',
    requires: 'releases:write',
    refusals: [
      ...stale,
      'releases/step-closed',
      'releases/reason-due',
      'releases/requirements-unmet',
      'releases/run-forbidden',
    ],
    input: z.strictObject({
      releaseId,
      to: ReleaseState,
      reason: Words.optional(),
      expectedVersion,
    }),
    output: Release,
  }),
  'releases.policies': query({
    says: 'What each class asks of its releases: fields, documents and criteria, and by which step.',
    requires: 'releases:read',
    reads: ['policies'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(StandingPolicy),
    }),
  }),
  'releases.setPolicy': command({
    says: 'Replaces what a class asks for; releases under way are judged by it at their next step.',
    requires: 'releases:administer',
    refusals: ['releases/stale', 'releases/criterion-twice'],
    input: z.strictObject({ policy: ClassPolicy, reason: Words, expectedVersion }),
    output: StandingPolicy,
  }),
} as const
