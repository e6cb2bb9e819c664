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
} from './ids.ts'
import { Slot, WallSlot } from './slot.ts'
import { Label, Name, Words } from './text.ts'
import { WebAddress } from './web-address.ts'

export const ReleaseClass = z.enum(['standard', 'major', 'emergency', 'hotfix'])
export type ReleaseClass = z.infer<typeof ReleaseClass>

export const ReleaseState = z.enum([
  'draft',
  'planned',
  'ready',
  'inProgress',
  'deployed',
  'partlyDeployed',
  'closed',
  'postponed',
  'cancelled',
  'failed',
  'rolledBack',
])
export type ReleaseState = z.infer<typeof ReleaseState>

export const Strategy = z.enum(['canary', 'blueGreen', 'rolling', 'recreate'])
export type Strategy = z.infer<typeof Strategy>

export const ItemKind = z.enum(['service', 'infrastructure', 'configuration', 'migration', 'flag'])
export type ItemKind = z.infer<typeof ItemKind>

export const ItemState = z.enum(['pending', 'deployed', 'verified', 'pulled', 'rolledBack'])
export type ItemState = z.infer<typeof ItemState>

/** An image or package by its content, as registries write it. */
export const ArtifactDigest = z
  .string()
  .regex(
    /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/,
    'a digest such as sha256:<64 hex digits>',
  )

/** What one release moves. A `service` item names its service; others may. */
export const ItemDetails = z.strictObject({
  kind: ItemKind,
  title: Name,
  service: ServiceId.nullable(),
  /** A version in the service's scheme, or any build id. */
  version: Label.nullable(),
  buildId: Label.nullable(),
  artifactDigest: ArtifactDigest.nullable(),
  changeReference: Label.nullable(),
  businessCapability: Label.nullable(),
})
export type ItemDetails = z.infer<typeof ItemDetails>

export const Item = z.object({
  id: ItemId,
  kind: ItemKind,
  title: z.string(),
  service: ServiceId.nullable(),
  version: z.string().nullable(),
  buildId: z.string().nullable(),
  artifactDigest: z.string().nullable(),
  changeReference: z.string().nullable(),
  businessCapability: z.string().nullable(),
  state: ItemState,
})
export type Item = z.infer<typeof Item>

/** Where and when a part of the release is meant to happen. */
export const ActivityDetails = z.strictObject({
  title: Name.nullable(),
  environment: EnvironmentId,
  region: Label.nullable(),
  slot: WallSlot,
})
export type ActivityDetails = z.infer<typeof ActivityDetails>

export const Activity = z.object({
  id: ActivityId,
  title: z.string().nullable(),
  environment: EnvironmentId,
  region: z.string().nullable(),
  slot: Slot,
})
export type Activity = z.infer<typeof Activity>

export const Reference = z.strictObject({
  system: Label,
  key: Label,
  url: WebAddress.nullable(),
})
export type Reference = z.infer<typeof Reference>

/** Decided before the release starts: what goes back when it must. `null` says undecided. */
export const RollbackScope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('wholeRelease') }),
  z.strictObject({ of: z.literal('items'), items: z.array(ItemId).min(1).max(500) }),
])
export type RollbackScope = z.infer<typeof RollbackScope>

export const DocumentKind = Label
export const ReleaseDocument = z.object({
  id: DocumentId,
  kind: z.string(),
  /** `null` where it has been erased. */
  title: z.string().nullable(),
  url: z.string().nullable(),
  parts: z.array(z.object({ digest: Digest, size: z.int() })),
})
export type ReleaseDocument = z.infer<typeof ReleaseDocument>

/** A criterion that somebody vouched for; it holds as long as the criterion says the same. */
export const Affirmation = z.object({
  criterion: z.string(),
  says: z.string(),
  by: z.string(),
  assurance: z.string(),
  at: z.int(),
})
export type Affirmation = z.infer<typeof Affirmation>

/** What may be said about a release as a whole; what is not known yet is `null`. */
export const ReleaseDetails = z.strictObject({
  name: Name,
  goal: Words.nullable(),
  strategy: Strategy.nullable(),
  owner: PersonId.nullable(),
  lead: PersonId.nullable(),
  rollbackScope: RollbackScope.nullable(),
  abortCriteria: z.array(Words).max(50),
  complianceTags: z.array(Label).max(50),
  references: z.array(Reference).max(100),
})
export type ReleaseDetails = z.infer<typeof ReleaseDetails>

/** `version` counts the facts recorded about the release; a command names the one it saw. */
export const Release = z.object({
  id: ReleaseId,
  class: ReleaseClass,
  state: ReleaseState,
  name: z.string(),
  /** `null` where nothing was said or it has been erased; likewise the abort criteria. */
  goal: z.string().nullable(),
  abortCriteria: z.array(z.string()).nullable(),
  strategy: Strategy.nullable(),
  owner: PersonId.nullable(),
  lead: PersonId.nullable(),
  rollbackScope: RollbackScope.nullable(),
  complianceTags: z.array(z.string()),
  references: z.array(
    z.object({ system: z.string(), key: z.string(), url: z.string().nullable() }),
  ),
  items: z.array(Item),
  activities: z.array(Activity),
  documents: z.array(ReleaseDocument),
  affirmations: z.array(Affirmation),
  version: z.int(),
})
export type Release = z.infer<typeof Release>

/** By which step of its life a release has to have something. */
export const DueBy = z.enum(['planned', 'ready', 'closed'])
export type DueBy = z.infer<typeof DueBy>

/** What a class asks for against a release; `unknown` never counts as met. */
export const Judged = z.object({
  key: z.string(),
  outcome: z.enum(['met', 'unmet', 'unknown']),
  because: z.string(),
})
export type Judged = z.infer<typeof Judged>

export const RequiredField = z.enum([
  'goal',
  'strategy',
  'owner',
  'lead',
  'rollbackScope',
  'abortCriteria',
  'items',
  'activities',
  'references',
  'complianceTags',
  'changeReferences',
  'artifactDigests',
  'versions',
])
export type RequiredField = z.infer<typeof RequiredField>

/** What belongs into a class: checked by what the release says, or vouched for by somebody. */
export const Criterion = z.strictObject({
  key: Label,
  says: Words,
  by: DueBy,
  check: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('affirmed') }),
    z.strictObject({ kind: z.literal('atMostItems'), count: z.int().min(1).max(500) }),
    z.strictObject({ kind: z.literal('onlyItemKinds'), kinds: z.array(ItemKind).min(1) }),
    z.strictObject({ kind: z.literal('onlyStrategies'), strategies: z.array(Strategy).min(1) }),
  ]),
})
export type Criterion = z.infer<typeof Criterion>

export const ClassPolicy = z.strictObject({
  class: ReleaseClass,
  requiredFields: z.array(z.strictObject({ field: RequiredField, by: DueBy })).max(50),
  requiredDocuments: z.array(z.strictObject({ kind: DocumentKind, by: DueBy })).max(50),
  criteria: z.array(Criterion).max(50),
})
export type ClassPolicy = z.infer<typeof ClassPolicy>

/** `ours` is false for the policy that Signalbox brings along; `version` counts what replaced it. */
export const StandingPolicy = z.object({
  ...ClassPolicy.shape,
  ours: z.boolean(),
  version: z.int(),
})
export type StandingPolicy = z.infer<typeof StandingPolicy>

/** A release as a table shows it: what stands in one line, with the names of whom it mentions. */
export const ReleaseRow = z.object({
  id: ReleaseId,
  name: z.string(),
  class: ReleaseClass,
  state: ReleaseState,
  strategy: Strategy.nullable(),
  owner: PersonId.nullable(),
  /** `null` where nobody is named, or the name has been erased. */
  ownerName: z.string().nullable(),
  lead: PersonId.nullable(),
  leadName: z.string().nullable(),
  items: z.int(),
  environments: z.array(z.string()),
  /** The keys under which other systems know it. */
  references: z.array(z.string()),
  /** From the first activity's start to the last one's end; `null` where none is planned. */
  startsAt: z.int().nullable(),
  endsAt: z.int().nullable(),
  /** The zone in which the first activity was agreed. */
  zone: z.string().nullable(),
  version: z.int(),
})
export type ReleaseRow = z.infer<typeof ReleaseRow>

/** What a release is found by; what is left out does not matter. */
export const ReleaseFilter = z.strictObject({
  /** Each of them is part of the name, or of a reference's key. */
  words: Label.optional(),
  states: z.array(ReleaseState).min(1).max(11).optional(),
  classes: z.array(ReleaseClass).min(1).max(4).optional(),
  /** Owner or lead. */
  person: PersonId.optional(),
  service: ServiceId.optional(),
  environment: EnvironmentId.optional(),
  /** Starts at or after, and before: in epoch milliseconds. What is postponed has given its start up. */
  startsFrom: z.int().optional(),
  startsBefore: z.int().optional(),
})
export type ReleaseFilter = z.infer<typeof ReleaseFilter>

export const ReleaseSort = z.strictObject({
  by: z.enum(['startsAt', 'name', 'class', 'state', 'owner', 'lead', 'items']),
  order: z.enum(['ascending', 'descending']),
})
export type ReleaseSort = z.infer<typeof ReleaseSort>
