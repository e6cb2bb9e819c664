import type { Database } from 'better-sqlite3'
import { inPieces, isSame, mergePoints } from '#shared/domain/metrics/merge-points.ts'
import { joined, type Points, type Range } from '#shared/domain/metrics/points.ts'
import { fullChunk, packPoints, unpackPoints } from './pack-points.ts'

type Said = {
  readonly series: number
  readonly points: Points
  readonly replaces: Range | undefined
}
type Row = { readonly startsAt: number; readonly endsAt: number; readonly points: Buffer }

/** One with less than this is filled up by what comes before it. */
const SMALL_BYTES = 250 * 12

/** Keeps points of one series; answers whether anything is other than it was. */
export function openKeepPoints(db: Database) {
  const SELECT = 'SELECT starts_at AS startsAt, ends_at AS endsAt, points FROM metric_chunks'
  const before = db.prepare<[number, number], Row>(
    `${SELECT} WHERE series = ? AND starts_at <= ? ORDER BY starts_at DESC LIMIT 1`,
  )
  const among = db.prepare<[number, number, number], Row>(
    `${SELECT} WHERE series = ? AND starts_at > ? AND starts_at <= ? ORDER BY starts_at`,
  )
  const after = db.prepare<[number, number], Row>(
    `${SELECT} WHERE series = ? AND starts_at > ? ORDER BY starts_at LIMIT 1`,
  )
  const remove = db.prepare('DELETE FROM metric_chunks WHERE series = ? AND starts_at = ?')
  const insert = db.prepare(
    'INSERT INTO metric_chunks (series, starts_at, ends_at, points) VALUES (?, ?, ?, ?)',
  )

  /** What lies where something is said, and what it may be put together with. */
  function touched(series: number, { from, to }: Range): Row[] {
    const first = before.get(series, from)
    const rows = [...(first ? [first] : []), ...among.all(series, from, to)]
    const next = after.get(series, to)
    return next && next.points.byteLength < SMALL_BYTES ? [...rows, next] : rows
  }

  return function keepPoints({ series, points, replaces }: Said): boolean {
    const range = rangeOf(points, replaces)
    if (!range) return false
    const rows = touched(series, range)
    const known = joined(rows.map((row) => unpackPoints(row.points, row.startsAt)))
    const merged = mergePoints(known, { points, replaces })
    if (isSame(known, merged)) return false
    const pieces = inPieces(merged, fullChunk).map((piece) => ({ piece, blob: packPoints(piece) }))
    const kept = new Set<number>()
    for (const row of rows) {
      const same = pieces.some(
        ({ piece, blob }) => piece.at[0] === row.startsAt && blob.equals(row.points),
      )
      if (same) kept.add(row.startsAt)
      else remove.run(series, row.startsAt)
    }
    for (const { piece, blob } of pieces) {
      const [from, to] = [piece.at[0]!, piece.at.at(-1)!]
      if (!kept.has(from)) insert.run(series, from, to, blob)
    }
    return true
  }
}

function rangeOf({ at }: Points, replaces: Range | undefined): Range | undefined {
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined) return replaces
  if (!replaces) return { from: first, to: last }
  return { from: Math.min(first, replaces.from), to: Math.max(last, replaces.to) }
}
