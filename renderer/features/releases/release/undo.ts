import type { Inverse } from '#renderer/data/use-decision.ts'
import { isCommitted, itemStepsFrom, stepBetween } from '#shared/domain/releases/life-cycle.ts'
import type {
  Activity,
  Item,
  ItemState,
  Release,
  ReleaseDetails,
  ReleaseDocument,
} from '#shared/vocabulary/release.ts'
import { wallOf } from './slots/activity-values.ts'

/** What a release was when something was decided, and what it is since. */
type Decided = { readonly before: Release; readonly after: Release }

const TAKEN_BACK = 'Taken back at once.'

const seen = ({ id, version }: Release) => ({ releaseId: id, expectedVersion: version })

type Changed = { readonly [K in keyof ReleaseDetails]?: unknown }

/** What was erased cannot be said again, so it has no way back. */
export function undoChange({ before, after }: Decided, changes: Changed): Inverse | undefined {
  const fields = Object.keys(changes) as (keyof ReleaseDetails)[]
  const earlier = fields.map((key) => [key, before[key]] as const)
  const possible = earlier.filter(([key, value]) => key !== 'abortCriteria' || value !== null)
  if (possible.length === 0) return undefined
  const input = { ...seen(after), changes: Object.fromEntries(possible) }
  return { name: 'releases.change', input }
}

export const undoReclassify = ({ before, after }: Decided): Inverse => ({
  name: 'releases.reclassify',
  input: { ...seen(after), class: before.class, reason: TAKEN_BACK },
})

/** A step has a way back only where the life cycle has one. */
export function undoStep({ before, after }: Decided): Inverse | undefined {
  const back = stepBetween(after.state, before.state)
  if (!back) return undefined
  const reason = back.needsReason ? { reason: TAKEN_BACK } : {}
  return { name: 'releases.setState', input: { ...seen(after), to: before.state, ...reason } }
}

export function undoAddedItem({ before, after }: Decided): Inverse | undefined {
  const added = newest(before.items, after.items)
  return added && { name: 'releases.removeItem', input: { ...seen(after), itemId: added.id } }
}

export const undoRemovedItem = (
  { after }: Decided,
  { id: _, state: __, ...item }: Item,
): Inverse => ({
  name: 'releases.addItem',
  input: { ...seen(after), item },
})

export const undoChangedItem = ({ after }: Decided, { id, state: _, ...item }: Item): Inverse => ({
  name: 'releases.changeItem',
  input: { ...seen(after), itemId: id, changes: item },
})

type ItemStepTaken = { readonly item: Item; readonly to: ItemState }

export function undoItemStep({ after }: Decided, { item, to }: ItemStepTaken): Inverse | undefined {
  const back = itemStepsFrom(to).find((step) => step.to === item.state)
  if (!back?.during.includes(after.state)) return undefined
  const reason = back.needsReason ? { reason: TAKEN_BACK } : {}
  const input = { ...seen(after), itemId: item.id, to: item.state, ...reason }
  return { name: 'releases.setItemState', input }
}

const why = ({ state }: Release) => (isCommitted(state) ? { reason: TAKEN_BACK } : {})

export function undoAddedActivity({ before, after }: Decided): Inverse | undefined {
  const added = newest(before.activities, after.activities)
  if (!added) return undefined
  const input = { ...seen(after), activityId: added.id, ...why(after) }
  return { name: 'releases.removeActivity', input }
}

export const undoRemovedActivity = ({ after }: Decided, activity: Activity): Inverse => ({
  name: 'releases.addActivity',
  input: { ...seen(after), activity: detailsOf(activity) },
})

export const undoChangedActivity = ({ after }: Decided, activity: Activity): Inverse => ({
  name: 'releases.changeActivity',
  input: {
    ...seen(after),
    activityId: activity.id,
    changes: detailsOf(activity),
    ...why(after),
  },
})

const detailsOf = ({ title, environment, region, slot }: Activity) => ({
  title,
  environment,
  region,
  slot: wallOf(slot),
})

export function undoAttached({ before, after }: Decided): Inverse | undefined {
  const added = newest(before.documents, after.documents)
  if (!added) return undefined
  const input = { ...seen(after), documentId: added.id, reason: TAKEN_BACK }
  return { name: 'releases.removeDocument', input }
}

/** A title that was erased cannot be given again. */
export function undoRemovedDocument(
  { after }: Decided,
  { kind, title, url, parts }: ReleaseDocument,
): Inverse | undefined {
  if (title === null) return undefined
  const digests = parts.map(({ digest }) => digest)
  const input = { ...seen(after), kind, title, ...(url !== null && { url }), parts: digests }
  return { name: 'releases.attachDocument', input }
}

type Part = { readonly id: string }

const newest = <P extends Part>(before: readonly P[], after: readonly P[]): P | undefined => {
  const known = new Set(before.map(({ id }) => id))
  return after.findLast(({ id }) => !known.has(id))
}
