export const MINUTE_MS = 60 * 1000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** A day of the calendar, counted from 1 January 1970, which was a Thursday. */
export type Day = number

/** The day that the clocks of Greenwich show. */
export const dayAt = (ms: number): Day => Math.floor(ms / DAY_MS)

/** As people write it: 2026-11-20. */
export const written = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Monday is 1. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** As a release is called after its day: 20 Nov. */
export function spoken(day: Day): string {
  const [, month, date] = written(day).split('-').map(Number) as [number, number, number]
  return `${date} ${MONTHS[month - 1]}`
}

/** From the middle of December until the new year has begun only fixes go out. */
export function isFrozen(day: Day): boolean {
  const monthAndDate = written(day).slice(5)
  return monthAndDate >= '12-15' || monthAndDate <= '01-02'
}
