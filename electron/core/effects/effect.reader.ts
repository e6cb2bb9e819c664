import type { Database } from 'better-sqlite3'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Effect } from '#shared/vocabulary/effect.ts'
import { epochOf } from './epoch-of.ts'

type Row = Omit<Effect, 'entry' | 'failure'> & {
  readonly id: number
  readonly entry: string | null
  readonly failure: string | null
}
type Wanted = {
  readonly epoch: number
  readonly after: number
  readonly source: string | null
  readonly release: string | null
  readonly state: string | null
  readonly limit: number
}

/** What waits since before a restore is held; what waits and failed is failing. */
const STATE = `CASE
  WHEN state = 'waiting' AND epoch <> @epoch THEN 'held'
  WHEN state = 'waiting' AND failure IS NOT NULL THEN 'failing'
  ELSE state END`

const HELD =
  'It was left over when a backup was restored: it may have been done since that backup was made.'

/** Reads what is done outside because of what was decided here. */
export function openEffectReader(db: Database) {
  const epoch = epochOf(db)
  const page = db.prepare<[Wanted], Row>(`
    SELECT * FROM (
      SELECT id, key, source, written_to AS "into", release, uid, does, entry, ${STATE} AS state, because,
        failure, tries, noted_at AS notedAt, last_tried_at AS lastTriedAt,
        iif(epoch = @epoch, next_at, NULL) AS nextAt, done_at AS doneAt
      FROM effects
      WHERE id < @after AND (@source IS NULL OR source = @source)
        AND (@release IS NULL OR release = @release)
    ) WHERE @state IS NULL OR state = @state
    ORDER BY id DESC LIMIT @limit`)
  const counts = db.prepare<
    [Pick<Wanted, 'epoch'>],
    OutputOf<'effects.count'>['items'][number]
  >(`SELECT source, state, count(*) AS effects
    FROM (SELECT source, ${STATE} AS state FROM effects) GROUP BY source, state`)

  return {
    list(wanted: InputOf<'effects.list'>): OutputOf<'effects.list'> {
      const { after, limit = 100, source = null, release = null, state = null } = wanted
      const from = after === undefined ? Number.MAX_SAFE_INTEGER : Number(after) || 0
      const asked = { epoch: epoch(), after: from, source, release, state, limit: limit + 1 }
      const rows = page.all(asked)
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return { items: rows.slice(0, limit).map(toEffect), next: last ? String(last.id) : null }
    },
    count: (): OutputOf<'effects.count'> => ({ items: counts.all({ epoch: epoch() }) }),
  }
}

/** What is kept as JSON was written by this program and by nobody else. */
function toEffect({ id: _id, entry, failure, ...row }: Row): Effect {
  const because = row.state === 'held' ? HELD : row.because
  return {
    ...row,
    because,
    entry: JSON.parse(entry ?? 'null') as Effect['entry'],
    failure: JSON.parse(failure ?? 'null') as Effect['failure'],
  }
}
