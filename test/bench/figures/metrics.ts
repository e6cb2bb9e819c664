import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openForWork } from '#core/database/open-database.ts'
import { makeCurrent } from '#core/make-current.ts'
import { openMetricPointsReader } from '#core/metrics/metric-points.reader.ts'
import { openMetricStore } from '#core/metrics/metric-store.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'
import { type Figure, median, timed, worst } from '../figure.ts'
import { inFolder } from '../folder.ts'

const POINTS = 1_000_000
const BATCH = 10_000
const EVERY_MS = 1000
const ROUNDS = 9
const id = '01935000-0000-7000-8000-000000000001' as Metric['id']
const metric = { id, kind: 'gauge', everyMs: EVERY_MS } as Metric

/** A million points read and reduced to a thousand, beside a bare read of the same bytes; and what a point takes. */
export const metricsFigures = (): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const path = join(folder, 'metrics.db')
    const db = openForWork(path)
    makeCurrent(db)
    const size = () => {
      db.pragma('wal_checkpoint(TRUNCATE)')
      return statSync(path).size
    }
    const empty = size()
    const store = openMetricStore(db)
    const begin = Date.UTC(2026, 10, 1)
    for (let first = 0; first < POINTS; first += BATCH) {
      db.transaction(() => store.keep(batchOf(begin, first)))()
    }
    const bytes = (size() - empty) / POINTS
    const reader = openMetricPointsReader(db)
    const bare = db.prepare('SELECT points FROM metric_chunks').pluck()
    const wanted = { metric, from: begin, to: begin + POINTS * EVERY_MS, most: 1000 }
    const [ours, raw]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      raw.push(timed(() => bare.all()))
      ours.push(timed(() => reader.series(wanted)))
    }
    const counted = reader.series(wanted).told[0]!.points.reduce((sum, { count }) => sum + count, 0)
    if (counted !== POINTS) throw new Error(`${counted} points were read`)
    db.close()
    return [
      {
        name: '1,000,000 points reduced to 1,000',
        ours: median(ours),
        worst: worst(ours),
        baseline: median(raw),
        unit: 'ms',
        bar: { limit: 50 },
      },
      {
        name: 'a point on disk',
        ours: bytes,
        baseline: 12,
        unit: 'bytes',
        bar: { limit: 16 },
      },
    ]
  })

function batchOf(begin: number, first: number) {
  const at = Float64Array.from({ length: BATCH }, (_, i) => begin + (first + i) * EVERY_MS)
  const value = at.map((_, i) => Math.sin((first + i) / 5000) + ((first + i) % 17) / 100)
  return { metric: id, series: [{ labels: {}, points: { at, value } }], replaces: undefined }
}
