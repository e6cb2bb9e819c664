import type { Database } from 'better-sqlite3'

/** The origin of every decision that is only played; no door for people has it. */
export const REHEARSED = 'rehearsal'

/** Whether the first decision of anybody came from a rehearsal: a mark in the folder may be a copy. */
export function isRehearsed(db: Database): boolean {
  const first = db
    .prepare<[], string>("SELECT origin FROM ledger WHERE origin <> 'core' ORDER BY seq LIMIT 1")
    .pluck()
  return first.get() === REHEARSED
}
