import type { ListedDate } from './recurrence-lines.ts'
import { offsetsOfWall, type WallTimes } from './recurring.ts'
import { DAY_MS, readWall } from './wall-time.ts'
import { instantOfWall, wallOfInstant, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts'

/** The first date of an entry as numbers, and the zone that its clock times are of. */
export type Series = {
  readonly start: number
  /** By the clock on the wall: a night from 22:00 to 06:00 stays one when clocks change in it. */
  readonly lasts: number
  /** As time really passes in the first occurrence. */
  readonly passes: number
  readonly offsets: ZoneOffsets
  readonly allDay: boolean
}

export function seriesOf(wall: WallTimes, zone: string): Series {
  const offsets = offsetsOfWall(wall, zone)
  const start = readWall(wall.start) ?? 0
  const end = Math.max(start, readWall(wall.end) ?? start)
  const passes = instantOfWall(end, offsets) - instantOfWall(start, offsets)
  return { start, lasts: end - start, passes, offsets, allDay: wall.allDay }
}

export type PlacedSpan = { readonly startsAt: number; readonly endsAt: number }

/** Where an occurrence lies that begins at a clock time. */
export function placeInSeries(wallMs: number, series: Series, lasts = series.lasts): PlacedSpan {
  const startsAt = instantOfWall(wallMs, series.offsets)
  const endsAt = instantOfWall(wallMs + lasts, series.offsets)
  // A clock set back or forward can leave nothing between two clock times: then the time that passes counts.
  if (endsAt > startsAt || lasts === 0) return { startsAt, endsAt: Math.max(startsAt, endsAt) }
  return { startsAt, endsAt: startsAt + Math.max(0, series.passes) }
}

/** The clock time of the series that a date names, whatever zone the date is written in. */
export function wallInSeries({ time, zone }: ListedDate, series: Series): number {
  if (series.allDay) return Math.floor(time.wallMs / DAY_MS) * DAY_MS
  if (time.kind === 'utc') return wallOfInstant(time.wallMs, series.offsets)
  if (time.kind === 'day') return time.wallMs + (series.start % DAY_MS)
  if (zone === undefined) return time.wallMs
  return wallOfInstant(instantOfWall(time.wallMs, zoneOffsets(zone)), series.offsets)
}
