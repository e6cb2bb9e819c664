import { civilOf, dayNumber, monthLength, weekdayOf, yearLength } from './civil-days.ts'
import type { Rule } from './read-rule.ts'

/** True for days (as `dayNumber` counts them) that the parts of a rule about days let through. */
export type DayFilter = (day: number) => boolean

/** What the rule leaves out about days is what its first day says (RFC 5545, 3.3.10). */
export function dayFilterOf(rule: Rule, firstDay: number): DayFilter {
  const { months, ...days } = withFirstDay(rule, firstDay)
  const checks: ((place: Place) => boolean)[] = []
  if (months.length) checks.push(({ month }) => months.includes(month))
  if (days.weeks.length) checks.push((place) => inWeeks(place, { ...days, first: rule.weekStart }))
  if (days.yearDays.length)
    checks.push((place) => counted(days.yearDays, place.ofYear, yearLength(place.year)))
  if (days.monthDays.length)
    checks.push((place) => counted(days.monthDays, place.day, monthLength(place.year, place.month)))
  if (days.weekdays.length) checks.push(weekdayCheck(rule, days.weekdays))
  if (checks.length === 0) return () => true
  return (day) => {
    const place = placeOf(day)
    return checks.every((check) => check(place))
  }
}

/** True where every day passes. */
export const takesEveryDay = (rule: Rule): boolean =>
  [rule.months, rule.weeks, rule.yearDays, rule.monthDays, rule.weekdays].every(
    ({ length }) => length === 0,
  )

type DayParts = Pick<Rule, 'months' | 'weeks' | 'yearDays' | 'monthDays' | 'weekdays'>

function withFirstDay(rule: Rule, firstDay: number): DayParts {
  const { weeks, yearDays, monthDays, weekdays, frequency } = rule
  if (yearDays.length || monthDays.length || weekdays.length) return rule
  const { month, day } = civilOf(firstDay)
  const sameWeekday = [{ nth: 0, weekday: weekdayOf(firstDay) }]
  if (frequency === 'WEEKLY') return { ...rule, weekdays: sameWeekday }
  if (weeks.length) return frequency === 'YEARLY' ? { ...rule, weekdays: sameWeekday } : rule
  if (frequency === 'MONTHLY') return { ...rule, monthDays: [day] }
  if (frequency !== 'YEARLY') return rule
  return { ...rule, months: rule.months.length ? rule.months : [month], monthDays: [day] }
}

type Place = {
  readonly number: number
  readonly year: number
  readonly month: number
  readonly day: number
  readonly ofYear: number
  readonly weekday: number
}

function placeOf(number: number): Place {
  const { year, month, day } = civilOf(number)
  const ofYear = number - dayNumber(year, 1) + 1
  return { number, year, month, day, ofYear, weekday: weekdayOf(number) }
}

/** Counted from the front, or from the back where a value is below nought. */
const counted = (values: readonly number[], at: number, length: number) =>
  values.includes(at) || values.includes(at - length - 1)

function weekdayCheck(rule: Rule, weekdays: Rule['weekdays']) {
  const within = rule.frequency === 'MONTHLY' || rule.months.length > 0 ? 'month' : 'year'
  const numbered = rule.frequency === 'MONTHLY' || rule.frequency === 'YEARLY'
  return (place: Place) =>
    weekdays.some(({ nth, weekday }) => {
      if (weekday !== place.weekday) return false
      if (nth === 0 || !numbered || rule.weeks.length) return true
      const at = within === 'month' ? place.day : place.ofYear
      const length =
        within === 'month' ? monthLength(place.year, place.month) : yearLength(place.year)
      return nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((length - at + 1) / 7) === -nth
    })
}

/** Week 1 is the first with four days in the year; days around New Year may be in a week of the other year. */
function inWeeks(place: Place, { weeks, first }: { weeks: Rule['weeks']; first: number }) {
  let year = place.year
  if (place.number < weekOne(year, first)) year -= 1
  else if (place.number >= weekOne(year + 1, first)) year += 1
  const start = weekOne(year, first)
  const week = Math.floor((place.number - start) / 7) + 1
  return counted(weeks, week, (weekOne(year + 1, first) - start) / 7)
}

/** The day on which week 1 of a year begins. */
function weekOne(year: number, first: number): number {
  const fourth = dayNumber(year, 1, 4)
  return fourth - ((weekdayOf(fourth) - first + 7) % 7)
}
