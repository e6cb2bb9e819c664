import type { Database } from 'better-sqlite3'

/**
 * The epoch that a ledger is in, by the place of the restore that began it: what was to be done outside
 * before that may have been done by the ledger that was given up.
 */
export function epochOf(db: Database): () => number {
  const restored = db
    .prepare<[], number>("SELECT coalesce(max(seq), 0) FROM ledger WHERE type = 'ledger.restored'")
    .pluck()
  return () => restored.get() ?? 0
}
