import type { Database } from 'better-sqlite3'
import { type Buckets, type bucketAt, sliceOf } from '#shared/domain/metrics/buckets.ts'
import { createGapFinder } from '#shared/domain/metrics/find-gaps.ts'
import { gapAfter, placeOf, type Range, within } from '#shared/domain/metrics/points.ts'
import { type Reading, toRates } from '#shared/domain/metrics/rates.ts'
import { createReduction } from '#shared/domain/metrics/reduce-points.ts'
import { ROLLED_MS } from '#shared/domain/metrics/roll-up.ts'
import type { MetricId } from '#shared/vocabulary/ids.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'
import { unpackBuckets, unpackPoints } from './pack-points.ts'

/** At most so many series are told at once. */
const MOST_SERIES = 50

type Row = { readonly startsAt: number; readonly blob: Buffer }
type Wanted = Range & { readonly metric: Metric; readonly most: number }
type Told = Wanted & { readonly series: number; readonly readUntil: number }
type Stands = { asOf: number | null; series: number; remark: string | null }

/** Reads the points of metrics, few of however many there are. */
export function openMetricPointsReader(db: Database) {
  const series = db.prepare<[string], { id: number; labels: string }>(
    'SELECT id, labels FROM metric_series WHERE metric = ? ORDER BY labels',
  )
  const reading = db.prepare<
    [string],
    { readUntil: number; readAt: number; remark: string | null }
  >(
    `SELECT read_until AS readUntil, read_at AS readAt, remark
    FROM metric_readings WHERE metric = ?`,
  )
  const counted = db
    .prepare<[string], number>('SELECT count(*) FROM metric_series WHERE metric = ?')
    .pluck()
  const tell = openTell(db)

  return {
    stands(metric: MetricId): Stands {
      const { readAt: asOf = null, remark = null } = reading.get(metric) ?? {}
      return { asOf, series: counted.get(metric) ?? 0, remark }
    },
    series(wanted: Wanted) {
      const all = series.all(wanted.metric.id)
      const read = reading.get(wanted.metric.id)
      const told = all.slice(0, MOST_SERIES).map(({ id, labels }) => ({
        // What stands there was made of labels.
        labels: JSON.parse(labels) as Record<string, string>,
        ...tell({ ...wanted, series: id, readUntil: read?.readUntil ?? wanted.from }),
      }))
      return { asOf: read?.readAt ?? null, told, more: all.length > MOST_SERIES }
    },
  }
}

function openTell(db: Database) {
  const select = (table: string, column: string) =>
    db.prepare<[Range & { readonly series: number }], Row>(`
      SELECT starts_at AS startsAt, ${column} AS blob FROM ${table}
      WHERE series = @series AND starts_at <= @to AND starts_at >= coalesce(
        (SELECT max(starts_at) FROM ${table} WHERE series = @series AND starts_at <= @from), @from)
      ORDER BY starts_at`)
  const rolledRows = select('metric_rollups', 'buckets')
  const rawRows = select('metric_chunks', 'points')

  return function tell({ series, metric, from, to, most, readUntil }: Told) {
    const reduction = createReduction({ from, to, most })
    const gapMs = gapAfter(metric.everyMs)
    const gaps = createGapFinder({ from, gapMs })
    const used = { rolled: false, raw: false }
    for (const { blob, startsAt } of rolledRows.iterate({ series, from, to })) {
      const buckets = clipped(unpackBuckets(blob, startsAt), { from, to })
      used.rolled ||= buckets.at.length > 0
      gaps.seeLong(buckets.at, ROLLED_MS)
      reduction.takeBuckets(buckets)
    }
    let before: Reading | undefined
    for (const { blob, startsAt } of rawRows.iterate({ series, from, to })) {
      const all = unpackPoints(blob, startsAt)
      const points = within(all, { from, to })
      used.raw ||= points.at.length > 0
      gaps.see(points.at)
      if (metric.kind === 'gauge') reduction.take(points)
      else {
        reduction.take(within(toRates(all, { gapMs, before }), { from, to }))
        before = { at: all.at.at(-1)!, value: all.value.at(-1)! }
      }
    }
    const widthMs = reduction.widthMs()
    return {
      used,
      widthMs,
      points: reduction.reduced(),
      // What is narrower than a point could not be seen, and there might be very many.
      gaps: gaps.upTo(Math.min(to, readUntil)).filter((gap) => gap.to - gap.from >= widthMs),
    }
  }
}

function clipped(buckets: Buckets, { from, to }: Range): Buckets {
  const first = placeOf(buckets.at, from)
  return sliceOf(buckets, [first, Math.max(first, placeOf(buckets.at, to + 1))])
}

export const toTuple = (bucket: ReturnType<typeof bucketAt>) =>
  [bucket.at, bucket.min, bucket.max, bucket.avg, bucket.count] as [
    number,
    number,
    number,
    number,
    number,
  ]
