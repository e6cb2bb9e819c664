import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import type { Points, Range } from '#shared/domain/metrics/points.ts'
import type { MetricId } from '#shared/vocabulary/ids.ts'
import type { Labels } from '../connectors/series.ts'
import { openKeepPoints } from './keep-points.ts'
import { openTrimPoints } from './trim-points.ts'

/** More series than this are never kept of one metric: whoever asks for that many asks for something else. */
export const MOST_SERIES = 200

export type SaidWindow = {
  readonly metric: MetricId
  readonly series: readonly { readonly labels: Labels; readonly points: Points }[]
  /** All there is from here to there was said; `undefined` where something may be missing. */
  readonly replaces: Range | undefined
}

type Reading = {
  readonly metric: MetricId
  readonly readUntil: number
  readonly readAt: number
  readonly remark: string | null
}

/** Writes what was read of metrics, in the transaction of whoever calls. */
export function openMetricStore(db: Database) {
  const keepPoints = openKeepPoints(db)
  const known = db.prepare<[string], { id: number; labels: string }>(
    'SELECT id, labels FROM metric_series WHERE metric = ? ORDER BY labels',
  )
  const add = db.prepare('INSERT INTO metric_series (metric, labels) VALUES (?, ?)')
  const reading = db.prepare<[string], Omit<Reading, 'metric'>>(`
    SELECT read_until AS readUntil, read_at AS readAt, remark FROM metric_readings WHERE metric = ?`)
  const note = db.prepare(`
    INSERT OR REPLACE INTO metric_readings (metric, read_until, read_at, remark)
    VALUES (@metric, @readUntil, @readAt, @remark)`)

  return {
    /** Answers whether anything is other than it was, and how many series were too many. */
    keep({ metric, series, replaces }: SaidWindow) {
      const ids = new Map(known.all(metric).map(({ id, labels }) => [labels, id]))
      const unsaid = new Set(ids.values())
      let [changed, leftOut] = [false, 0]
      for (const { labels, points } of series) {
        const name = canonicalize(labels) ?? '{}'
        if (!ids.has(name) && points.at.length === 0) continue
        if (!ids.has(name) && ids.size >= MOST_SERIES) leftOut += 1
        else {
          const id = ids.get(name) ?? Number(add.run(metric, name).lastInsertRowid)
          ids.set(name, id)
          unsaid.delete(id)
          changed = keepPoints({ series: id, points, replaces }) || changed
        }
      }
      const points = { at: new Float64Array(), value: new Float64Array() }
      for (const id of unsaid) changed = keepPoints({ series: id, points, replaces }) || changed
      return { changed, leftOut }
    },
    /** How far it has been read; `undefined` where it never was. */
    reading: (metric: MetricId) => reading.get(metric),
    note: (one: Reading): void => void note.run(one),
    trim: openTrimPoints(db),
    ...openForget(db),
  }
}
export type MetricStore = ReturnType<typeof openMetricStore>

/** What is to be forgotten goes by a name that no metric has, and is cleared little by little. */
const FORGOTTEN = 'forgotten '
const CHUNKS = 40

function openForget(db: Database) {
  const leave = db.prepare<[string]>(
    `UPDATE metric_series SET metric = '${FORGOTTEN}' || id WHERE metric = ?`,
  )
  const reading = db.prepare('DELETE FROM metric_readings WHERE metric = ?')
  const next = db
    .prepare<[], number>(`
      SELECT id FROM metric_series WHERE metric >= '${FORGOTTEN}' AND metric < '${FORGOTTEN}:'
      LIMIT 1`)
    .pluck()
  const some = ['metric_chunks', 'metric_rollups'].map((table) =>
    db.prepare<[number]>(
      `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE series = ? LIMIT ${CHUNKS})`,
    ),
  )
  const series = db.prepare<[number]>('DELETE FROM metric_series WHERE id = ?')
  return {
    /** Nobody sees any of it from now on. Answers how many series there were. */
    forget(metric: MetricId): number {
      reading.run(metric)
      return leave.run(metric).changes
    },
    /** Clears some of what was forgotten; false once nothing is left. */
    clearSome(): boolean {
      const id = next.get()
      if (id === undefined) return false
      if (!some.some((statement) => statement.run(id).changes > 0)) series.run(id)
      return true
    },
  }
}
