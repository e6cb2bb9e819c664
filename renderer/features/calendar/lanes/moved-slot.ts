import { readClockAt } from '#shared/time/clock-reading.ts'
import type { Slot, WallSlot } from '#shared/vocabulary/slot.ts'
import { STEP_MS, snapped } from './scale.ts'

/** What is being done to a slot: moved as it is, or one of its ends. */
export type Grip = 'whole' | 'start' | 'end'

/** Where a slot would lie; moments, half-open. */
export type Draft = { readonly startsAt: number; readonly endsAt: number }

type Moved = { readonly grip: Grip; readonly byMs: number }

/** On the grid, the same length where the whole is moved, and never shorter than a step. */
export function movedBy({ startsAt, endsAt }: Draft, { grip, byMs }: Moved): Draft {
  if (byMs === 0) return { startsAt, endsAt }
  if (grip === 'start')
    return { startsAt: Math.min(snapped(startsAt + byMs), endsAt - STEP_MS), endsAt }
  if (grip === 'end')
    return { startsAt, endsAt: Math.max(snapped(endsAt + byMs), startsAt + STEP_MS) }
  const start = snapped(startsAt + byMs)
  return { startsAt: start, endsAt: start + (endsAt - startsAt) }
}

/** The same in the clock times of the zone that the slot was agreed in. */
export function wallOf({ startsAt, endsAt }: Draft, { zone }: Pick<Slot, 'zone'>): WallSlot {
  const from = readClockAt(startsAt, zone)
  const to = readClockAt(endsAt, zone)
  const repeated = from.repeated ?? to.repeated
  return { zone, from: from.time, to: to.time, ...(repeated && { repeated }) }
}

/** True where both ends are clock times that mean those very moments again. */
export function isSayable(draft: Draft, { zone }: Pick<Slot, 'zone'>): boolean {
  const from = readClockAt(draft.startsAt, zone)
  const to = readClockAt(draft.endsAt, zone)
  return !from.repeated || !to.repeated || from.repeated === to.repeated
}
