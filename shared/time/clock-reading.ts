import { Temporal } from 'temporal-polyfill'

/** What a clock shows; `repeated` says which of two equal clock times it is where the clock is set back. */
export type ClockReading = {
  readonly time: string
  readonly repeated: 'earlier' | 'later' | undefined
}

/** What clocks in `zone` show at a moment. */
export function readClockAt(instant: number, zone: string): ClockReading {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  const wall = zoned.toPlainDateTime()
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  )
  const time = shortest(wall)
  if (earlier === later) return { time, repeated: undefined }
  return { time, repeated: instant === earlier ? 'earlier' : 'later' }
}

/** The same clock time with the offset that clocks in `zone` have then, so that it means one moment. */
export const withOffset = (instant: number, zone: string): string => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  return `${shortest(zoned.toPlainDateTime())}${zoned.offset}`
}

/** The moment that a clock time with an offset or a Z names; `undefined` where it names none. */
export function instantOf(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return undefined
  }
}

/** Day nought of the spreadsheets: they take 1900 for a leap year, so it is not the last of 1899. */
const FIRST_DAY = '1899-12-30'

/** The clock time that a spreadsheet keeps as days and parts of a day, to the minute. */
export function clockTimeOfSerial(days: number): string {
  const minutes = Math.round(days * 24 * 60)
  return shortest(Temporal.PlainDate.from(FIRST_DAY).toPlainDateTime().add({ minutes }))
}

/** `undefined` where no calendar has the day or no clock the time. */
export function clockTimeOf(fields: {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}): string | undefined {
  try {
    return shortest(Temporal.PlainDateTime.from(fields, { overflow: 'reject' }))
  } catch {
    return undefined
  }
}

/** Seconds are left out where there are none. */
const shortest = (wall: Temporal.PlainDateTime) =>
  wall.toString({ smallestUnit: wall.second === 0 ? 'minute' : 'second' })
