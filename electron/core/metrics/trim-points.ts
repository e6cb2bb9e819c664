import type { Database } from 'better-sqlite3'
import { type Buckets, bucketAt, bucketsOf, sliceOf } from '#shared/domain/metrics/buckets.ts'
import { inPieces } from '#shared/domain/metrics/merge-points.ts'
import type { Trim } from '#shared/domain/metrics/plan-retention.ts'
import { joined, type Points, placeOf } from '#shared/domain/metrics/points.ts'
import { toRates } from '#shared/domain/metrics/rates.ts'
import { mergeRolled, rollUp } from '#shared/domain/metrics/roll-up.ts'
import type { MetricId } from '#shared/vocabulary/ids.ts'
import type { MetricKind } from '#shared/vocabulary/metric.ts'
import { fullChunk, packBuckets, packPoints, unpackBuckets, unpackPoints } from './pack-points.ts'

type Trimming = Trim & {
  readonly metric: MetricId
  readonly kind: MetricKind
  readonly gapMs: number
  readonly littleByLittle?: true
}
type Row = { readonly startsAt: number; readonly blob: Buffer }

/** So many fill the pages that they lie on. */
const MOST_BUCKETS = 250
/** So many of what was rolled up go at once, where nobody is to wait. */
const LITTLE = 40
/** Only once something is older than it may be by this is all of it rolled up: chunks are not rewritten for every point. */
const PATIENCE_MS = 24 * 60 * 60_000

/** Rolls up what is too old to be kept one by one, and lets go what is too old altogether. */
export function openTrimPoints(db: Database) {
  const due = db
    .prepare<[string, number, number], number>(`
      SELECT DISTINCT series FROM metric_chunks
      WHERE series IN (SELECT id FROM metric_series WHERE metric = ?) AND starts_at < ? LIMIT ?`)
    .pluck()
  const old = db.prepare<[number, number], Row>(`
    SELECT starts_at AS startsAt, points AS blob FROM metric_chunks
    WHERE series = ? AND starts_at < ? ORDER BY starts_at`)
  const removeChunk = db.prepare('DELETE FROM metric_chunks WHERE series = ? AND starts_at = ?')
  const insertChunk = db.prepare(
    'INSERT INTO metric_chunks (series, starts_at, ends_at, points) VALUES (?, ?, ?, ?)',
  )
  const letGo = db.prepare(`
    DELETE FROM metric_rollups WHERE rowid IN (
      SELECT rowid FROM metric_rollups
      WHERE series IN (SELECT id FROM metric_series WHERE metric = ?) AND ends_at < ? LIMIT ?)`)
  const keepRolled = openKeepRolled(db)

  function roll(series: number, { rawBefore, kind, gapMs }: Trimming): void {
    const rows = old.all(series, rawBefore)
    const points = joined(rows.map(({ blob, startsAt }) => unpackPoints(blob, startsAt)))
    const end = placeOf(points.at, rawBefore)
    const before = sliced(points, [0, end])
    // Of a counter it is the growth that is rolled up: what it stood at says nothing in the mean.
    keepRolled(series, rollUp(kind === 'counter' ? toRates(before, { gapMs }) : before))
    for (const { startsAt } of rows) removeChunk.run(series, startsAt)
    // What a counter stood at last is needed to see how it grew next.
    const isNeeded = kind === 'counter' && rawBefore - (before.at.at(-1) ?? 0) <= gapMs
    const first = isNeeded ? end - 1 : end
    for (const piece of inPieces(sliced(points, [first, points.at.length]), fullChunk)) {
      insertChunk.run(series, piece.at[0], piece.at.at(-1), packPoints(piece))
    }
  }

  /** Answers whether anything was too old; where it goes little by little, there may be more. */
  return function trimPoints(trim: Trimming): boolean {
    const { metric, rawBefore, rolledBefore, littleByLittle = false } = trim
    const [series, chunks] = littleByLittle ? [1, LITTLE] : [-1, -1]
    const all = due.all(metric, rawBefore - patienceFor(trim), series)
    for (const one of all) roll(one, trim)
    return letGo.run(metric, rolledBefore, chunks).changes > 0 || all.length > 0
  }
}

/** What a counter stood at last is kept for as long as a gap may last: that alone makes nothing due. */
const patienceFor = ({ kind, gapMs }: Pick<Trimming, 'kind' | 'gapMs'>): number =>
  kind === 'counter' ? Math.max(PATIENCE_MS, gapMs) : PATIENCE_MS

const sliced = ({ at, value }: Points, [from, to]: [number, number]): Points => ({
  at: at.subarray(from, to),
  value: value.subarray(from, to),
})

/** Adds to what is rolled up of a series. */
function openKeepRolled(db: Database) {
  const before = db.prepare<[number, number], Row>(`
    SELECT starts_at AS startsAt, buckets AS blob FROM metric_rollups
    WHERE series = ? AND starts_at <= ? ORDER BY starts_at DESC LIMIT 1`)
  const among = db.prepare<[number, number, number], Row>(`
    SELECT starts_at AS startsAt, buckets AS blob FROM metric_rollups
    WHERE series = ? AND starts_at > ? AND starts_at <= ? ORDER BY starts_at`)
  const remove = db.prepare('DELETE FROM metric_rollups WHERE series = ? AND starts_at = ?')
  const insert = db.prepare(
    'INSERT INTO metric_rollups (series, starts_at, ends_at, buckets) VALUES (?, ?, ?, ?)',
  )
  return function keepRolled(series: number, said: Buckets): void {
    const [first, last] = [said.at[0], said.at.at(-1)]
    if (first === undefined || last === undefined) return
    const beside = before.get(series, first)
    const rows = [...(beside ? [beside] : []), ...among.all(series, first, last)]
    const known = rows.flatMap(({ blob, startsAt }) => listOf(unpackBuckets(blob, startsAt)))
    const merged = mergeRolled(bucketsOf(known), said)
    for (const { startsAt } of rows) remove.run(series, startsAt)
    for (let place = 0; place < merged.at.length; ) {
      const far = placeOf(merged.at, merged.at[place]! + fullChunk.longestMs + 1)
      const end = Math.min(place + MOST_BUCKETS, far)
      const piece = sliceOf(merged, [place, end])
      insert.run(series, piece.at[0], piece.at.at(-1), packBuckets(piece))
      place = end
    }
  }
}

const listOf = (buckets: Buckets) => Array.from(buckets.at, (_, place) => bucketAt(buckets, place))
