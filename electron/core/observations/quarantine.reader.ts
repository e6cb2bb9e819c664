import type { Database } from 'better-sqlite3'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { Refusal } from '../refusal.ts'
import { unpack } from './raw-pages.ts'

type Item = OutputOf<'sources.quarantine'>['items'][number]
type Row = Omit<Item, 'id' | 'raw'> & { readonly id: number; readonly raw: Buffer }
type Count = { readonly stream: string; readonly part: string; readonly rows: number }

/** Reads what could not be understood, newest first. */
export function openQuarantineReader(db: Database) {
  const count = db.prepare<[{ readonly source: SourceId }], Count>(`
    SELECT stream, part, sum(rows) AS rows FROM (
      SELECT stream, part, count(*) AS rows FROM quarantine WHERE source = @source
      GROUP BY stream, part
      UNION ALL
      SELECT stream, part, count(*) FROM quarantine_beyond WHERE source = @source
      GROUP BY stream, part
    ) GROUP BY stream, part ORDER BY stream, part`)
  const page = db.prepare<[string, number, number], Row>(`
    SELECT id, stream, part, because, first_at AS firstAt, last_at AS lastAt, times, raw
    FROM quarantine WHERE source = ? AND id < ? AND (stream, part) NOT IN
      (SELECT name, part FROM forgetting WHERE what = 'stream' AND forgetting.source = quarantine.source)
    ORDER BY id DESC LIMIT ?`)
  return {
    /** How many different rows of each part could not be understood, kept or not; parts without any are left out. */
    counts: (source: SourceId) => count.all({ source }),
    list(wanted: InputOf<'sources.quarantine'>): OutputOf<'sources.quarantine'> {
      const { sourceId, after, limit = 100 } = wanted
      const rows = page.all(sourceId, toBefore(after), limit + 1)
      const items = rows.slice(0, limit).map(toItem)
      return { items, next: rows.length > limit ? items.at(-1)!.id : null }
    },
  }
}

function toBefore(after = String(Number.MAX_SAFE_INTEGER)): number {
  if (/^\d{1,16}$/.test(after)) return Number(after)
  throw new Refusal('rpc/invalid', 'A list continues after what its last page called `next`.')
}

const toItem = ({ id, raw, ...row }: Row): Item => ({ id: String(id), ...row, raw: unpack(raw) })
