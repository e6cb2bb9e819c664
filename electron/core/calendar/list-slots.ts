import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import type { Reading } from '../database/reading.ts'

export function listSlots(
  { after, limit = 100, ...range }: InputOf<'calendar.slots'>,
  { releases }: Reading,
): OutputOf<'calendar.slots'> {
  const found = releases.slots({ ...range, after: placeIn(after), limit: limit + 1 })
  const items = found.slice(0, limit)
  const next = found.length > limit ? placeOf(items.at(-1)!) : null
  const whole = after === undefined && next === null
  return { items, next, total: whole ? items.length : releases.countSlots(range) }
}

const placeOf = ({ slot, activity }: PlannedSlot) => `${slot.startsAt}:${activity}`

function placeIn(after: string | undefined) {
  if (after === undefined) return undefined
  const end = after.indexOf(':')
  return { at: Number(after.slice(0, end)), activity: after.slice(end + 1) }
}
