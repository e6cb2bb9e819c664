import { type IcsTime, readIcsTime } from './wall-time.ts'

export const FREQUENCIES = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] as const
export type Frequency = (typeof FREQUENCIES)[number]

export type Rule = {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | undefined
  readonly until: IcsTime | undefined
  /** Monday is 0. */
  readonly weekStart: number
  readonly months: readonly number[]
  readonly weeks: readonly number[]
  readonly yearDays: readonly number[]
  readonly monthDays: readonly number[]
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[]
  readonly hours: readonly number[]
  readonly minutes: readonly number[]
  readonly seconds: readonly number[]
  readonly positions: readonly number[]
}

export type ReadRule =
  | { readonly outcome: 'read'; readonly rule: Rule }
  | { readonly outcome: 'refused'; readonly because: string }

/** Longer lists say nothing new: no part of a rule has more values than a leap year days, both ways. */
const MOST_VALUES = 800
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

class Refused extends Error {}

/** Of the value of an RRULE line, such as FREQ=WEEKLY;BYDAY=MO. */
export function readRule(text: string): ReadRule {
  try {
    return { outcome: 'read', rule: ruleOf(partsOf(text)) }
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'refused', because: error.message }
    throw error
  }
}

const KNOWN =
  /^(FREQ|INTERVAL|COUNT|UNTIL|WKST|BYMONTH|BYWEEKNO|BYYEARDAY|BYMONTHDAY|BYDAY|BYHOUR|BYMINUTE|BYSECOND|BYSETPOS)$/

function partsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  for (const part of text.trim().split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0)).trim().toUpperCase()
    const value = part.slice(at + 1).trim()
    if (part.trim() === '' || name.startsWith('X-')) continue
    if (isPlainCalendar(name, value)) continue
    if (!KNOWN.test(name)) throw new Refused(`the part "${part.slice(0, 40)}" is not known`)
    if (parts.has(name)) throw new Refused(`${name} is said twice`)
    parts.set(name, value.toUpperCase())
  }
  return parts
}

/** RFC 7529 lets a rule name its calendar; ours is the Gregorian one, where days that are not are left out. */
const isPlainCalendar = (name: string, value: string) =>
  (name === 'RSCALE' && value.toUpperCase() === 'GREGORIAN') ||
  (name === 'SKIP' && value.toUpperCase() === 'OMIT')

function ruleOf(parts: ReadonlyMap<string, string>): Rule {
  const numbers = (name: string, range: Range) => numbersOf({ name, range, text: parts.get(name) })
  return {
    frequency: frequencyOf(parts.get('FREQ')),
    interval: numbers('INTERVAL', { from: 1, to: 1e9 })[0] ?? 1,
    count: numbers('COUNT', { from: 1, to: 1e12 })[0],
    until: untilOf(parts.get('UNTIL')),
    weekStart: parts.has('WKST') ? weekdayOf(parts.get('WKST')!) : 0,
    months: numbers('BYMONTH', { from: 1, to: 12 }),
    weeks: numbers('BYWEEKNO', { from: 1, to: 53, mirrored: true }),
    yearDays: numbers('BYYEARDAY', { from: 1, to: 366, mirrored: true }),
    monthDays: numbers('BYMONTHDAY', { from: 1, to: 31, mirrored: true }),
    weekdays: nthWeekdaysOf(parts.get('BYDAY')),
    hours: numbers('BYHOUR', { from: 0, to: 23 }),
    minutes: numbers('BYMINUTE', { from: 0, to: 59 }),
    seconds: numbers('BYSECOND', { from: 0, to: 60 }),
    positions: numbers('BYSETPOS', { from: 1, to: 366, mirrored: true }),
  }
}

function frequencyOf(text: string | undefined): Frequency {
  const found = FREQUENCIES.find((frequency) => frequency === text)
  if (!found) throw new Refused(text ? `FREQ=${text.slice(0, 40)} is not known` : 'FREQ is missing')
  return found
}

function untilOf(text: string | undefined): IcsTime | undefined {
  if (text === undefined) return undefined
  const until = readIcsTime(text)
  if (!until) throw new Refused(`UNTIL=${text.slice(0, 40)} is no time`)
  return until
}

type Range = { readonly from: number; readonly to: number; readonly mirrored?: true }

function numbersOf(list: { name: string; text: string | undefined; range: Range }): number[] {
  if (list.text === undefined) return []
  const values = valuesOf(list.text).map((value) => {
    const size = Math.abs(Number(value))
    const known = /^[+-]?\d{1,12}$/.test(value) && size >= list.range.from && size <= list.range.to
    if (!known || (value.startsWith('-') && !list.range.mirrored))
      throw new Refused(`${list.name}=${list.text!.slice(0, 40)} is out of range`)
    return Number(value)
  })
  return [...new Set(values)].sort((one, other) => one - other)
}

function nthWeekdaysOf(text: string | undefined): Rule['weekdays'] {
  if (text === undefined) return []
  return valuesOf(text).map((value) => {
    const [, nth = '0', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(value) ?? []
    if (Math.abs(Number(nth)) > 53 || (Number(nth) === 0 && nth !== '0'))
      throw new Refused(`BYDAY=${value.slice(0, 40)} is out of range`)
    return { nth: Number(nth), weekday: weekdayOf(name || value) }
  })
}

function weekdayOf(text: string): number {
  const weekday = WEEKDAYS.indexOf(text)
  if (weekday === -1) throw new Refused(`"${text.slice(0, 40)}" is no day of the week`)
  return weekday
}

function valuesOf(text: string): readonly string[] {
  const values = text.split(',', MOST_VALUES + 1).map((value) => value.trim())
  if (values.length > MOST_VALUES) throw new Refused('a part of the rule is too long')
  return values
}
