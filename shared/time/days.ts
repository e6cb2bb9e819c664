import { Temporal } from 'temporal-polyfill'

/** The calendar day, such as 2026-11-20, that it is in `zone` at a moment. */
export const dayAt = (instant: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The first moment of a day in `zone`, which is not midnight where clocks skip it. */
export const startOfDay = (day: string, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).startOfDay().epochMilliseconds

/** The day so many days later, or earlier where there are fewer than none. */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()
