import { partsOfDate } from './date-parts.ts'
import { readClock } from './read-clock.ts'

/** What the cells of a column of starts or ends hold: days alone, times of day alone, or something else. */
export type TimeKind = 'days' | 'times' | 'other'

/** Spreadsheets write a day as its midnight, also where its time stands in a column of its own. */
const MIDNIGHT = /[T ]\s*0{1,2}:00(?::00(?:\.0+)?)?$/

const withoutMidnight = (cell: string) => cell.trim().replace(MIDNIGHT, '')

/** What more than half of the cells hold that are not empty. */
export function timeKindOf(cells: readonly string[]): TimeKind {
  const present = cells.filter((cell) => cell.trim() !== '')
  const isMost = (is: (cell: string) => boolean) => present.filter(is).length * 2 > present.length
  if (isMost((cell) => readClock(cell) !== undefined)) return 'times'
  return isMost((cell) => partsOfDate(withoutMidnight(cell))?.rest === '') ? 'days' : 'other'
}

/** A day and a time from columns of their own as one cell, whichever column comes first. */
export function joinDayAndTime(one: string, other: string): string {
  const [day, time] = readClock(one) ? [other, one] : [one, other]
  return readClock(time) ? `${withoutMidnight(day)} ${time}` : `${day} ${time}`
}
