import type { Recurring } from './recurring.ts'
import { placeInSeries, type Series, seriesOf, wallInSeries } from './series.ts'
import type { SeriesDate } from './series-dates.ts'
import { readIcsTime } from './wall-time.ts'
import { instantOfWall } from './zone-offsets.ts'

/** Epoch milliseconds, half-open. */
export type Occurrence<E> = {
  readonly startsAt: number
  readonly endsAt: number
  /** When the series alone would have it begin; the same as `startsAt` unless somebody moved it. */
  readonly originalAt: number
  /** The entry that says what it is: the series, or the one that changes this occurrence. */
  readonly of: E
}

/** How one entry changes all occurrences of a series from one on. */
type Following<E> = {
  readonly of: E
  readonly originalAt: number
  readonly shift: number
  readonly series: Series
}

export type SeriesChanges<E> = {
  readonly single: readonly Occurrence<E>[]
  readonly following: readonly Following<E>[]
  readonly warnings: readonly string[]
}

type Changed<E> = {
  readonly overrides: readonly E[]
  readonly series: Series
  readonly zone: string
}

/** Of the entries that stand for one occurrence of a series, or for one and all later ones. */
export function changesOfSeries<E extends Recurring>(changed: Changed<E>): SeriesChanges<E> {
  const single = new Map<number, Occurrence<E>>()
  const following: Following<E>[] = []
  const warnings: string[] = []
  for (const of of changed.overrides) {
    const original = originalOf(of, changed.series)
    if (original === undefined) {
      warnings.push(`A change names no occurrence: "${(of.recurrenceId ?? '').slice(0, 40)}".`)
      continue
    }
    if (of.recurs)
      warnings.push('A change of one occurrence has a rule of its own; it is not followed.')
    const series = seriesOf(of.wall, changed.zone)
    const originalAt = instantOfWall(original, changed.series.offsets)
    single.set(originalAt, { ...placeInSeries(series.start, series), originalAt, of })
    if (of.andFollowing)
      following.push({ of, originalAt, shift: shiftOf({ original, series, changed }), series })
  }
  following.sort((one, other) => one.originalAt - other.originalAt)
  return { single: [...single.values()], following, warnings }
}

function originalOf(entry: Recurring, series: Series): number | undefined {
  const time = readIcsTime(entry.recurrenceId ?? '')
  if (!time) return undefined
  return wallInSeries({ time, zone: entry.recurrenceZone ?? undefined, lastsMs: undefined }, series)
}

type Shift<E> = {
  readonly original: number
  readonly series: Series
  readonly changed: Changed<E>
}

/** By the clock of the zone in which the change is written. */
function shiftOf<E>({ original, series, changed }: Shift<E>): number {
  const originalAt = instantOfWall(original, changed.series.offsets)
  const there = originalAt + series.offsets(originalAt).offsetMs
  return series.start - there
}

/** An occurrence of the series as the last change before it would have it. */
export function asChanged<E extends Recurring>(
  date: SeriesDate,
  { entry, series, changes }: { entry: E; series: Series; changes: SeriesChanges<E> },
): Occurrence<E> {
  const originalAt = instantOfWall(date.wallMs, series.offsets)
  const change = lastBefore(changes.following, originalAt)
  if (!change) return { ...placeInSeries(date.wallMs, series, date.lasts), originalAt, of: entry }
  const there = originalAt + change.series.offsets(originalAt).offsetMs
  return { ...placeInSeries(there + change.shift, change.series), originalAt, of: change.of }
}

/** The last of those in order that begins at a moment or before it. */
function lastBefore<E>(following: readonly Following<E>[], at: number): Following<E> | undefined {
  let low = 0
  let high = following.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (following[middle]!.originalAt <= at) low = middle + 1
    else high = middle
  }
  return following[low - 1]
}
