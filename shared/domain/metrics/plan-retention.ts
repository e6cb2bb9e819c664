import { ROLLED_MS } from './roll-up.ts'

const DAY_MS = 24 * 60 * 60_000

export type Retention = { readonly rawDays: number; readonly rolledDays: number }

export const usualRetention: Retention = { rawDays: 14, rolledDays: 400 }

export type Trim = {
  /** Single readings before this are rolled up and let go. */
  readonly rawBefore: number
  /** What was rolled up before this is let go. */
  readonly rolledBefore: number
}

/** What is too old to be kept; nothing is let go in the middle of what is rolled up together. */
export const planTrim = ({ rawDays, rolledDays }: Retention, now: number): Trim => ({
  rawBefore: Math.floor((now - rawDays * DAY_MS) / ROLLED_MS) * ROLLED_MS,
  rolledBefore: Math.floor((now - Math.max(rawDays, rolledDays) * DAY_MS) / ROLLED_MS) * ROLLED_MS,
})

type Reach = {
  readonly retention: Retention
  /** How far back its source can be asked. */
  readonly reachMs: number
  /** Until when it has been read; `undefined` at the very first. */
  readonly readUntil: number | undefined
  readonly overlapMs: number
  readonly now: number
}

/**
 * From when on something is to be read: a long absence is made up for as far as its source remembers
 * and it is kept here. A cursor ahead of the clock, which was set back, is no reason to read nothing.
 */
export function readFrom({ retention, reachMs, readUntil, overlapMs, now }: Reach): number {
  if (readUntil === undefined) return now - Math.min(reachMs, retention.rawDays * DAY_MS)
  const keptMs = Math.max(retention.rawDays, retention.rolledDays) * DAY_MS
  return Math.max(Math.min(readUntil, now) - overlapMs, now - Math.min(reachMs, keptMs))
}
