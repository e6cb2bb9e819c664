import { readClockAt } from '#shared/time/clock-reading.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

type Clock = { readonly zone: string; readonly now: number }

/** The weekday (Monday is 1), the day and the minute of it that a clock shows. */
export function readLocal({ zone, now }: Clock) {
  const { time } = readClockAt(now, zone)
  const [day = '', clock = ''] = time.split('T')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return {
    day,
    clock: clock.slice(0, 5),
    minute: hours * 60 + minutes,
    // The day is read as one of UTC only to ask for its weekday.
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
  }
}

/** Minutes that a zone is ahead of UTC at a moment. */
export function offsetOf({ zone, now }: Clock): number {
  const { day, minute } = readLocal({ zone, now })
  const shown = Date.parse(`${day}T00:00:00Z`) / MINUTE_MS + minute
  return shown - Math.floor(now / MINUTE_MS)
}

type Compared = Clock & { readonly reader: string }

/** How far a clock is from the reader's: `+5 h 30`, `−3 h`, `same time`. */
export function tellOffset({ zone, now, reader }: Compared): string {
  const apart = offsetOf({ zone, now }) - offsetOf({ zone: reader, now })
  if (apart === 0) return 'same time'
  const hours = Math.floor(Math.abs(apart) / 60)
  const minutes = Math.abs(apart) % 60
  const parts = [
    hours > 0 ? `${hours} h` : '',
    minutes > 0 ? `${minutes}${hours > 0 ? '' : ' min'}` : '',
  ]
  return `${apart > 0 ? '+' : '−'}${parts.filter(Boolean).join(' ')}`
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** 02:30, with the weekday where it is another one than the reader's. */
export function tellLocal({ zone, now, reader }: Compared): string {
  const there = readLocal({ zone, now })
  const here = readLocal({ zone: reader, now })
  return there.day === here.day ? there.clock : `${weekdays[there.weekday - 1]} ${there.clock}`
}

/** A day some days on, as calendars count. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MINUTES * MINUTE_MS)
    .toISOString()
    .slice(0, 10)
