import type { Clock } from '../ports.ts'

export type Jump = {
  readonly expectedAt: number
  readonly foundAt: number
  readonly noticed: 'at start' | 'while running'
}

/** Further than this from where it should be, a wall clock was set, or the machine slept. */
const TOLERANCE_MS = 2000

/**
 * Holds the wall clock against one that nobody can set. Small drift is followed, a jump is told
 * until it is accepted, so that one in a rolled-back transaction is told again.
 */
export function createClockWatch(clock: Clock, lastRecordedAt: number | undefined) {
  let seen = { wall: clock.now(), elapsed: clock.elapsed() }
  let backAtStart =
    lastRecordedAt !== undefined && seen.wall < lastRecordedAt - TOLERANCE_MS
      ? lastRecordedAt
      : undefined

  return {
    look(): { readonly now: number; readonly jump: Jump | undefined } {
      const now = clock.now()
      if (backAtStart !== undefined) {
        return { now, jump: { expectedAt: backAtStart, foundAt: now, noticed: 'at start' } }
      }
      const expectedAt = Math.round(seen.wall + clock.elapsed() - seen.elapsed)
      const jumped = Math.abs(now - expectedAt) > TOLERANCE_MS
      return {
        now,
        jump: jumped ? { expectedAt, foundAt: now, noticed: 'while running' } : undefined,
      }
    },
    accept(): void {
      backAtStart = undefined
      seen = { wall: clock.now(), elapsed: clock.elapsed() }
    },
  }
}
export type ClockWatch = ReturnType<typeof createClockWatch>
