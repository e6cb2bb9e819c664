import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { sha256 } from '../ledger/sha256.ts'
import { pack } from './raw-pages.ts'

export type Quarantined = {
  readonly source: SourceId
  readonly stream: string
  readonly part: string
  readonly because: string
  readonly raw: unknown
  readonly now: number
}

/** Sets aside what could not be understood; what comes again is counted, not kept again. */
export function openQuarantine(db: Database) {
  const insert = db.prepare(`
    INSERT INTO quarantine (source, stream, part, digest, because, first_at, last_at, times, raw)
    VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)
    ON CONFLICT (source, stream, part, digest) DO UPDATE
    SET because = excluded.because, last_at = excluded.last_at, times = times + 1`)
  return ({ source, stream, part, because, raw, now }: Quarantined): void => {
    const digest = sha256(JSON.stringify(raw) ?? 'null')
    insert.run(source, stream, part, digest, because, now, now, pack(raw))
  }
}
