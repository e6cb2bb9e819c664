import { type Placed, placeWallSlot } from '#shared/time/wall-slot.ts'
import type { Slot, WallSlot } from '#shared/vocabulary/slot.ts'
import { Refusal } from '../refusal.ts'

/** Puts clock times on the line of time; refuses those that do not exist or could mean two moments. */
export function placeSlot(wall: WallSlot): Slot {
  const placed = placeWallSlot(wall)
  if (placed.outcome !== 'placed') throw refusalFor(placed, wall)
  const { zone, from, to, repeated = null } = wall
  return { zone, from, to, repeated, ...placed.span }
}

function refusalFor(placed: Exclude<Placed, { outcome: 'placed' }>, wall: WallSlot): Refusal {
  const { zone, from, to } = wall
  if (placed.outcome === 'backwards') {
    return new Refusal(
      'releases/slot-backwards',
      `The slot from ${from} to ${to} in ${zone} does not end after it starts: choose a later end.`,
    )
  }
  if (placed.outcome === 'endless') {
    return new Refusal(
      'releases/slot-too-long',
      `The slot from ${from} to ${to} is longer than a quarter of a year: plan several activities.`,
    )
  }
  const { time } = placed
  return placed.outcome === 'skipped'
    ? new Refusal(
        'releases/time-skipped',
        `Clocks in ${zone} are set forward past ${time}, so that time does not exist: choose one before or after.`,
        { time, zone },
      )
    : new Refusal(
        'releases/time-repeated',
        `Clocks in ${zone} are set back and show ${time} twice: say which is meant by repeated 'earlier' or 'later'.`,
        { time, zone },
      )
}
