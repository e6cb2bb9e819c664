import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { sha256 } from '../ledger/sha256.ts'
import { pack } from './raw-pages.ts'

type Part = { readonly source: SourceId; readonly stream: string; readonly part: string }

/** What one leaf brought that could not be understood, the newest last. */
export type Quarantined = Part & {
  readonly rows: readonly { readonly because: string; readonly raw: unknown }[]
  readonly now: number
  /** Which reading of the part has met it. */
  readonly walk: number
}

/** So many of a part are kept to be looked at; of the rest it is only known that they are there. */
const MOST_KEPT = 1000

/** Sets aside what could not be understood; what comes again is counted, not kept again. */
export function openQuarantine(db: Database) {
  const of = 'source = @source AND stream = @stream AND part = @part'
  const insert = db.prepare(`
    INSERT INTO quarantine
      (source, stream, part, digest, because, first_at, last_at, times, raw, walk)
    VALUES (@source, @stream, @part, @digest, @because, @now, @now, 1, @raw, @walk)
    ON CONFLICT (source, stream, part, digest) DO UPDATE
    SET because = excluded.because, last_at = excluded.last_at, times = times + 1,
      raw = excluded.raw, walk = excluded.walk`)
  const metBeyond = db.prepare(`
    UPDATE quarantine_beyond SET walk = @walk WHERE ${of} AND digest = @digest`)
  const metKept = db.prepare(`
    UPDATE quarantine SET last_at = @now, times = times + 1, walk = @walk
    WHERE ${of} AND digest = @digest`)
  const noteBeyond = db.prepare(`
    INSERT INTO quarantine_beyond (source, stream, part, digest, walk)
    VALUES (@source, @stream, @part, @digest, @walk)`)
  const leaveBeyond = openBeyond(db)
  const tables = ['quarantine', 'quarantine_beyond'] as const
  const any = db
    .prepare<[Part], 1>(
      tables.map((table) => `SELECT 1 FROM ${table} WHERE ${of}`).join(' UNION ALL '),
    )
    .pluck()
  const understood = tables.map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE ${of} AND digest = @digest`),
  )
  const unmet = tables.map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE ${of} AND walk < @walk`),
  )

  return {
    /** Of very many only the last are kept whole: the others would go beyond at once. */
    setAside({ rows, ...met }: Quarantined): void {
      const { source, stream, part, walk } = met
      const past = rows.length - MOST_KEPT
      for (const [place, { because, raw }] of rows.entries()) {
        const row = { source, stream, part, walk, digest: digestOf(raw) }
        if (metBeyond.run(row).changes > 0) continue
        if (place >= past) insert.run({ ...met, ...row, because, raw: pack(raw) })
        else if (metKept.run({ ...row, now: met.now }).changes === 0) noteBeyond.run(row)
      }
      if (rows.length > 0) leaveBeyond({ source, stream, part })
    },
    /** What can be read by now is not set aside any more; next to nothing to do where nothing is. */
    understand(part: Part, raws: Iterable<unknown>): boolean {
      if (any.get(part) === undefined) return false
      let left = 0
      for (const raw of raws) {
        const row = { ...part, digest: digestOf(raw) }
        for (const statement of understood) left += statement.run(row).changes
      }
      return left > 0
    },
    /** A reading that has met everything has not met the rest of them. */
    forgetUnmet(part: Part, walk: number): boolean {
      return (
        unmet.reduce((left, statement) => left + statement.run({ ...part, walk }).changes, 0) > 0
      )
    },
  }
}

/** What was set aside longest ago goes beyond what is kept. */
function openBeyond(db: Database) {
  const of = 'source = @source AND stream = @stream AND part = @part'
  const rows = db.prepare<[Part], number>(`SELECT count(*) FROM quarantine WHERE ${of}`).pluck()
  const oldest = `FROM quarantine WHERE ${of} ORDER BY id LIMIT @many`
  const note = db.prepare<[Part & { readonly many: number }]>(`
    INSERT OR REPLACE INTO quarantine_beyond (source, stream, part, digest, walk)
    SELECT source, stream, part, digest, walk ${oldest}`)
  const remove = db.prepare<[Part & { readonly many: number }]>(
    `DELETE FROM quarantine WHERE id IN (SELECT id ${oldest})`,
  )
  return (part: Part): void => {
    const many = rows.get(part)! - MOST_KEPT
    if (many <= 0) return
    note.run({ ...part, many })
    remove.run({ ...part, many })
  }
}

/** What sources call a thing by. */
const names = ['id', 'iid', 'uid', 'key', 'fingerprint', 'number'] as const

/** By what the source calls it, so that it is known again once it was mended; as it came otherwise. */
function digestOf(raw: unknown): string {
  if (typeof raw === 'object' && raw !== null) {
    for (const name of names) {
      const value = Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined
      const isName = typeof value === 'number' || (typeof value === 'string' && value !== '')
      if (isName) return sha256(`${name} ${value}`)
    }
  }
  return sha256(JSON.stringify(raw) ?? 'null')
}
