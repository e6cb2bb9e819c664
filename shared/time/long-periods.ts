import { civilOf, dayNumber, monthLength, weekdayOf, yearLength } from './civil-days.ts'
import type { Rule } from './read-rule.ts'
import { clocksOf, countClocks } from './rule-clocks.ts'
import { type DayFilter, takesEveryDay } from './rule-days.ts'
import { type Periods, UNIT_MS } from './rule-periods.ts'
import { DAY_MS } from './wall-time.ts'

type Long = {
  readonly rule: Rule
  readonly first: number
  readonly passes: DayFilter
  /** Days outside need not be looked at, where that changes no count. */
  readonly days: { readonly from: number; readonly before: number }
}

/** Years, months, weeks and days. */
export const longPeriods = (long: Long): Periods =>
  long.rule.frequency === 'YEARLY' || long.rule.frequency === 'MONTHLY'
    ? ofMonths(long)
    : ofDays(long)

/** Years and months: their lengths differ, so they are counted by the calendar. */
function ofMonths(long: Long): Periods {
  const { first } = long
  const { frequency, interval } = long.rule
  const unit = frequency === 'YEARLY' ? 12 : 1
  const monthOf = (wallMs: number) => {
    const { year, month } = civilOf(Math.floor(wallMs / DAY_MS))
    return unit === 12 ? year * 12 : year * 12 + month - 1
  }
  const base = monthOf(first)
  const step = unit * interval
  const timesOfDays = timesOf(long)
  return {
    startOf: (index) => {
      const months = base + index * step
      return dayNumber(Math.floor(months / 12), (months % 12) + 1) * DAY_MS
    },
    indexBefore: (wallMs) => Math.floor((monthOf(wallMs) - base) / step),
    indexAfterNone: () => 0,
    timesIn: (startsAt) => {
      const { year, month } = civilOf(startsAt / DAY_MS)
      return timesOfDays(
        startsAt / DAY_MS,
        unit === 12 ? yearLength(year) : monthLength(year, month),
      )
    },
    evenly: unit === 1 ? daysOfMonth(long.rule, first) * countClocks(long.rule) : 0,
  }
}

/** How many days every month has of a rule, where each has as many as the next; 0 where they may differ. */
function daysOfMonth(rule: Rule, first: number): number {
  const { monthDays, weekdays, positions } = rule
  if (positions.length || !takesEveryDay({ ...rule, monthDays: [], weekdays: [] })) return 0
  if (monthDays.length && weekdays.length) return 0
  if (weekdays.length) {
    const nths = weekdays.map(({ nth }) => nth)
    const names = new Set(weekdays.map(({ nth, weekday }) => `${nth}/${weekday}`))
    return allWithin(nths, 4) ? names.size : 0
  }
  const days = monthDays.length ? monthDays : [civilOf(Math.floor(first / DAY_MS)).day]
  return allWithin(days, 28) ? days.length : 0
}

/** Counted all from the front, or all from the back, no further than any month goes. */
const allWithin = (places: readonly number[], most: number) =>
  places.every((place) => place >= 1 && place <= most) ||
  places.every((place) => place <= -1 && place >= -most)

function ofDays(long: Long): Periods {
  const { rule, first } = long
  const weekly = rule.frequency === 'WEEKLY'
  const step = UNIT_MS[weekly ? 'WEEKLY' : 'DAILY'] * rule.interval
  const firstDay = Math.floor(first / DAY_MS)
  const start = weekly ? firstDay - ((weekdayOf(firstDay) - rule.weekStart + 7) % 7) : firstDay
  const timesOfDays = timesOf(long)
  return {
    startOf: (index) => start * DAY_MS + index * step,
    indexBefore: (wallMs) => Math.floor((wallMs - start * DAY_MS) / step),
    indexAfterNone: () => 0,
    timesIn: (startsAt) => timesOfDays(startsAt / DAY_MS, weekly ? 7 : 1),
    evenly: evenly(rule) ? daysIn(rule) * countClocks(rule) : 0,
  }
}

const evenly = (rule: Rule) =>
  rule.positions.length === 0 &&
  takesEveryDay(rule.frequency === 'WEEKLY' ? { ...rule, weekdays: [] } : rule)

const daysIn = (rule: Rule) =>
  rule.frequency === 'WEEKLY'
    ? Math.max(1, new Set(rule.weekdays.map(({ weekday }) => weekday)).size)
    : 1

/** Told one by one and never gathered: the seconds of a year are too many to hold. */
function timesOf({ rule, first, passes, days }: Long) {
  const clocks = clocksOf(rule, first)
  const needsAll = rule.positions.length > 0 || rule.count !== undefined
  return function* timesOfDays(from: number, length: number): Generator<number, void> {
    const starts = needsAll ? from : Math.max(from, days.from)
    const ends = needsAll ? from + length : Math.min(from + length, days.before)
    const passing: number[] = []
    for (let day = starts; day < ends; day += 1) if (passes(day)) passing.push(day)
    if (rule.positions.length > 0) return yield* picked(passing, clocks, rule.positions)
    for (const day of passing) for (const clock of clocks) yield day * DAY_MS + clock
  }
}

/** Places count from the front, or from the back where they are below nought. */
function picked(...[days, clocks, positions]: readonly (readonly number[])[]): readonly number[] {
  const total = days!.length * clocks!.length
  const places = positions!
    .map((position) => (position > 0 ? position - 1 : total + position))
    .filter((place) => place >= 0 && place < total)
  return [...new Set(places)]
    .sort((one, other) => one - other)
    .map((place) => {
      const day = days![Math.floor(place / clocks!.length)]!
      return day * DAY_MS + clocks![place % clocks!.length]!
    })
}
