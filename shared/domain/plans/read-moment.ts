import {
  clockTimeOf,
  clockTimeOfSerial,
  instantOf,
  readClockAt,
} from '#shared/time/clock-reading.ts'
import type { DateOrder } from '#shared/vocabulary/plan.ts'
import { orderParts, partsOfDate } from './date-parts.ts'
import { readClock } from './read-clock.ts'

export type ReadMoment =
  | {
      readonly outcome: 'read'
      /** What a clock in the zone shows. */
      readonly time: string
      readonly repeated?: 'earlier' | 'later' | undefined
      /** What has been taken from the cell that may surprise. */
      readonly wary?: string
      /** The cell names the day alone. */
      readonly isDay?: true
    }
  | { readonly outcome: 'unreadable'; readonly because: string }

type How = { readonly zone: string; readonly dates: DateOrder }

const SERIAL = /^\d{5}(?:[.,]\d+)?$/
const ISO_WITH_OFFSET =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)$/i

/** A cell as a clock time, however people and programs write days and times. */
export function readMoment(cell: string, how: How): ReadMoment {
  const text = cell.trim()
  if (SERIAL.test(text)) return within(clockTimeOfSerial(Number(text.replace(',', '.'))), cell)
  const withOffset = ISO_WITH_OFFSET.exec(text)
  if (withOffset) return readInstant(withOffset, how)
  const found = partsOfDate(text)
  if (!found) return readClock(text) ? dayless(cell) : unreadable(cell)
  const { rest, ...parts } = found
  const day = orderParts(parts, how.dates)
  if ('because' in day) return { outcome: 'unreadable', because: day.because }
  if (rest === '') {
    const read = within(clockTimeOf({ ...day, ...MIDNIGHT }), cell)
    return read.outcome === 'read' ? { ...read, wary: NO_TIME, isDay: true } : read
  }
  const clock = readClock(rest)
  return clock ? within(clockTimeOf({ ...day, ...clock }), cell) : unreadable(cell)
}

/** As far as clock times are taken anywhere: a year of three digits is a typing mistake. */
const PLANNED_YEAR = /^(?:19|20|21)\d\d-/

const MIDNIGHT = { hour: 0, minute: 0, second: 0 }
const NO_TIME = 'No time of day stands there: it is read as 00:00.'

/** A cell with an offset names a moment, and the zone says what its clocks show then. */
function readInstant([said, day, time, offset]: RegExpExecArray, { zone }: How): ReadMoment {
  const instant = instantOf(`${day}T${time}${fullOffset(offset!)}`)
  if (instant === undefined) return unreadable(said!)
  const { time: shown, repeated } = readClockAt(instant, zone)
  const isShown = shown.replace('T', ' ').startsWith(`${day} ${time!.slice(0, 5)}`)
  // Where clocks show a time twice, its offset is how a cell says which of the two it means.
  if (isShown && repeated) return { outcome: 'read', time: shown, repeated }
  const wary = isShown
    ? `The offset ${offset} stands there besides the zone; in ${zone} it is the same time.`
    : `The offset ${offset} stands there: in ${zone} that is ${shown.replace('T', ' ')}.`
  return { outcome: 'read', time: shown, wary, ...(repeated && { repeated }) }
}

const fullOffset = (offset: string) =>
  /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset.toUpperCase()

function within(time: string | undefined, cell: string): ReadMoment {
  if (time === undefined) {
    return { outcome: 'unreadable', because: `No calendar or clock shows ${cell.trim()}.` }
  }
  return PLANNED_YEAR.test(time) ? { outcome: 'read', time } : unreadable(cell)
}

const dayless = (cell: string): ReadMoment => ({
  outcome: 'unreadable',
  because: `${cell.trim()} is a time of day: the day is missing.`,
})

const unreadable = (cell: string): ReadMoment => ({
  outcome: 'unreadable',
  because: `${cell.trim()} cannot be read as a day and a time, such as 2026-11-21 22:00.`,
})
