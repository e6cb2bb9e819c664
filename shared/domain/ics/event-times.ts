import { durationOf } from '#shared/time/recurrence-lines.ts'
import type { WallTimes } from '#shared/time/recurring.ts'
import { offsetsOfWall } from '#shared/time/recurring.ts'
import { DAY_MS, type IcsTime, readIcsTime, writeDay, writeWall } from '#shared/time/wall-time.ts'
import { instantOfWall, wallOfInstant } from '#shared/time/zone-offsets.ts'
import { type IcsProperty, writtenDate } from './ics-property.ts'
import type { MatchedZone } from './match-zone.ts'

export type EventTimes = {
  readonly wall: WallTimes
  readonly startsAt: number
  readonly endsAt: number
  /** What was not as it should be, without where. */
  readonly remarks: readonly string[]
}

export type TimesAsked = {
  readonly start: IcsProperty
  readonly end: IcsProperty | undefined
  readonly duration: IcsProperty | undefined
  readonly zoneOf: (property: IcsProperty, time: IcsTime) => MatchedZone
  /** The zone that asks: floating times and whole days are its own. */
  readonly zone: string
}

/** When an event is first; a sentence where it cannot be told. */
export function timesOfEvent(asked: TimesAsked): EventTimes | string {
  const start = readIcsTime(writtenDate(asked.start))
  if (!start) return `its beginning cannot be read: "${writtenDate(asked.start).slice(0, 40)}"`
  const allDay = start.kind === 'day'
  const { zone, offsets } = zoneOfTime(asked.start, { time: start, asked })
  const lens = { start: '', end: '', zone, offsets, allDay }
  const end = allDay ? endOfDays(start, asked) : endOfClock(start, { asked, lens })
  const write = allDay ? writeDay : writeWall
  const wall = { ...lens, start: write(start.wallMs), end: write(end.wallMs) }
  const placing = offsetsOfWall(wall, asked.zone)
  const startsAt = instantOfWall(start.wallMs, placing)
  const endsAt = Math.max(startsAt, end.at ?? instantOfWall(end.wallMs, placing))
  return { wall, startsAt, endsAt, remarks: end.remarks }
}

function zoneOfTime(property: IcsProperty, { time, asked }: { time: IcsTime; asked: TimesAsked }) {
  if (time.kind === 'day') return { zone: null, offsets: null }
  if (time.kind === 'utc') return { zone: 'UTC', offsets: null }
  const { zone, offsets } = asked.zoneOf(property, time)
  return { zone, offsets }
}

type End = {
  /** A clock time of the zone of the beginning. */
  readonly wallMs: number
  readonly at?: number
  readonly remarks: readonly string[]
}

const BEFORE = 'its end is before its beginning; it is taken to have no length'

/** Whole days last at least one. */
function endOfDays(start: IcsTime, { end, duration }: TimesAsked): End {
  const next = start.wallMs + DAY_MS
  if (end) {
    const time = readIcsTime(writtenDate(end))
    if (!time) return { wallMs: next, remarks: ['its end cannot be read; it is taken for one day'] }
    const day = Math.floor(time.wallMs / DAY_MS) * DAY_MS
    if (day > start.wallMs) return { wallMs: day, remarks: [] }
    const same =
      day === start.wallMs ? 'its end is its first day' : 'its end is before its beginning'
    return { wallMs: next, remarks: [`${same}; it is taken for one day`] }
  }
  if (!duration) return { wallMs: next, remarks: [] }
  const lasts = durationOf(writtenDate(duration)) ?? -1
  if (lasts >= DAY_MS)
    return { wallMs: start.wallMs + Math.floor(lasts / DAY_MS) * DAY_MS, remarks: [] }
  return { wallMs: next, remarks: ['its length is no whole days; it is taken for one day'] }
}

type ClockEnd = { readonly asked: TimesAsked; readonly lens: WallTimes }

function endOfClock(start: IcsTime, { asked, lens }: ClockEnd): End {
  if (asked.end) return endAsWritten(start, { end: asked.end, asked, lens })
  if (!asked.duration) return { wallMs: start.wallMs, remarks: [] }
  const written = writtenDate(asked.duration)
  const lasts = durationOf(written)
  if (lasts === undefined)
    return {
      wallMs: start.wallMs,
      remarks: ['its length cannot be read; it is taken to have none'],
    }
  if (lasts < 0) return { wallMs: start.wallMs, remarks: [BEFORE] }
  return endAfter(start, { lasts, written, asked, lens })
}

/** Days and weeks go by the calendar, hours and less by the time that passes (RFC 5545, 3.3.6). */
function endAfter(
  start: IcsTime,
  { lasts, written, asked, lens }: ClockEnd & { lasts: number; written: string },
): End {
  const offsets = offsetsOfWall(lens, asked.zone)
  const ofDays = durationOf(written.replace(/T.*$/i, '')) ?? 0
  const at = instantOfWall(start.wallMs + ofDays, offsets) + lasts - ofDays
  return { wallMs: wallOfInstant(at, offsets), at, remarks: [] }
}

function endAsWritten(start: IcsTime, { end, asked, lens }: ClockEnd & { end: IcsProperty }): End {
  const time = readIcsTime(writtenDate(end))
  if (!time)
    return {
      wallMs: start.wallMs,
      remarks: ['its end cannot be read; it is taken to have no length'],
    }
  const offsets = offsetsOfWall(lens, asked.zone)
  const own = time.kind === 'day' ? lens : { ...lens, ...zoneOfTime(end, { time, asked }) }
  const at = instantOfWall(time.wallMs, offsetsOfWall(own, asked.zone))
  const remarks = time.kind === 'day' ? ['its end is a day and its beginning a time'] : []
  if (at < instantOfWall(start.wallMs, offsets))
    return { wallMs: start.wallMs, remarks: [...remarks, BEFORE] }
  const same = own.zone === lens.zone && own.offsets === lens.offsets
  const wallMs = same ? time.wallMs : wallOfInstant(at, offsets)
  // Two clock times can be the wrong way round though the moments are not, when clocks are set back between them.
  return { wallMs: Math.max(start.wallMs, wallMs), at, remarks }
}
