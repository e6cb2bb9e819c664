import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { type AskOf, contract } from '#shared/contract/index.ts'
import { ReleaseId } from '#shared/vocabulary/ids.ts'
import { Activity, Item, ItemKind, type Release, ReleaseClass } from '#shared/vocabulary/release.ts'
import {
  blankDetails,
  type DetailsValues,
  detailsOfValues,
  keptRows,
  valuesOfDetails,
} from '../release/details/details-values.ts'
import { DetailsValuesKept } from '../release/details/use-kept-edit.ts'
import { atRows, type Faults, faultsIn } from '../release/form/faults.ts'
import type { ItemValues } from '../release/items/item-values.ts'
import { type ActivityValues, wallOf } from '../release/slots/activity-values.ts'

/** What is being typed into an editor of the plan; `id` names the row that it changes. */
export type Typing<Values> = { readonly id: string | null; readonly values: Values } | null

/** A plan as its form holds it. Items and activities have ids of their own until the core gives others. */
export type PlanValues = DetailsValues & {
  readonly class: ReleaseClass
  /** Made with the draft, so that a plan that is sent twice happens once. */
  readonly commandId: string
  /** The release that it was copied from. */
  readonly copiedFrom: string | null
  readonly items: readonly Item[]
  readonly activities: readonly Activity[]
  readonly typingItem: Typing<ItemValues>
  readonly typingActivity: Typing<ActivityValues>
}

const text = z.string()
const KeptItem = z.object({
  kind: ItemKind,
  title: text,
  service: text.nullable(),
  version: text,
  buildId: text,
  artifactDigest: text,
  changeReference: text,
  businessCapability: text,
}) satisfies z.ZodType<ItemValues>
const KeptActivity = z.object({
  title: text,
  environment: text.nullable(),
  region: text,
  zone: text.nullable(),
  from: text,
  to: text,
  repeated: z.enum(['', 'earlier', 'later']),
}) satisfies z.ZodType<ActivityValues>

/** A draft may have been left by another version of this program: what does not fit is not read. */
export const KeptPlan = DetailsValuesKept.extend({
  class: ReleaseClass,
  commandId: z.uuid(),
  copiedFrom: text.nullable(),
  items: z.array(Item),
  activities: z.array(Activity),
  typingItem: z.object({ id: text.nullable(), values: KeptItem }).nullable(),
  typingActivity: z.object({ id: text.nullable(), values: KeptActivity }).nullable(),
}) satisfies z.ZodType<PlanValues>

export const blankPlan = (): PlanValues => ({
  ...blankDetails,
  class: 'standard',
  commandId: newId(),
  copiedFrom: null,
  items: [],
  activities: [],
  typingItem: null,
  typingActivity: null,
})

/** The same aim and the same parts; what belongs to one time only is left for whoever plans. */
export const planLike = (release: Release): PlanValues => ({
  ...blankPlan(),
  ...valuesOfDetails({ ...release, references: [], rollbackScope: wholeOrNone(release) }),
  class: release.class,
  copiedFrom: release.name,
  items: release.items.map((item) => ({ ...item, ...onceOnly, state: 'pending' })),
  activities: release.activities,
})

const onceOnly = { version: null, buildId: null, artifactDigest: null, changeReference: null }

/** Items get other ids, so a scope that names some of them cannot be taken over. */
const wholeOrNone = ({ rollbackScope }: Release) =>
  rollbackScope?.of === 'wholeRelease' ? rollbackScope : null

type Command = AskOf<'releases.plan'>

/** What the form says, in the contract's shape; whether it holds is for the contract to say. */
export function commandOf(values: PlanValues): Command {
  const { rollbackScope, ...details } = detailsOfValues(values)
  return {
    ...details,
    class: values.class,
    ...(rollbackScope?.of === 'wholeRelease' && { rollbackScope }),
    items: values.items.map(({ id: _, state: __, ...item }) => item),
    activities: values.activities.map(({ id: _, slot, ...activity }) => ({
      ...activity,
      slot: wallOf(slot),
    })),
  }
}

export const faultsOfPlan = (values: PlanValues): Faults =>
  atRows(faultsIn(contract['releases.plan'].input, commandOf(values)), keptRows(values))

const nobody = ReleaseId.parse('00000000-0000-7000-8000-000000000000')

/** The release that would stand if this were planned now, for judging it before it is. */
export const releaseOfPlan = (values: PlanValues): Release => ({
  ...detailsOfValues(values),
  id: nobody,
  class: values.class,
  state: 'draft',
  items: [...values.items],
  activities: [...values.activities],
  documents: [],
  affirmations: [],
  version: 0,
})
