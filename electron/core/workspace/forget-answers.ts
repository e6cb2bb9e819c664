import type { Database } from 'better-sqlite3'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Forgets what old commands answered, not that they happened: by then nobody repeats one whose
 * reply was lost. A command's id begins with the millisecond in which it was made.
 */
export function openForgetting(db: Database): (now: number) => number {
  const forget = db.prepare(
    'UPDATE commands SET value = NULL WHERE value IS NOT NULL AND commandId < ?',
  )
  return (now) => forget.run(firstIdAt(Math.max(0, now - KEPT_MS))).changes
}

function firstIdAt(ms: number): string {
  const digits = ms.toString(16).padStart(12, '0')
  return `${digits.slice(0, 8)}-${digits.slice(8)}`
}
