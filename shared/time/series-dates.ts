import type { Rule } from './read-rule.ts'
import { type ListedDate, readRecurrenceLines, shown } from './recurrence-lines.ts'
import type { Recurring } from './recurring.ts'
import { type Series, wallInSeries } from './series.ts'
import { followsRule, walkRule } from './walk-rule.ts'
import { DAY_MS, type IcsTime, writeWall } from './wall-time.ts'
import { instantOfWall } from './zone-offsets.ts'

export const MOST_OCCURRENCES = 10_000
export const LONGEST_RULE_MS = 50

/** Clocks differ from UTC by less than this anywhere, and are never changed by more. */
const WIDEST_MS = 26 * 60 * 60 * 1000

export type SeriesDate = {
  readonly wallMs: number
  /** For dates that bring their own length. */
  readonly lasts: number | undefined
}

export type SeriesDates = {
  readonly dates: readonly SeriesDate[]
  /** Sentences about why dates may be missing. */
  readonly missing: readonly string[]
  readonly warnings: readonly string[]
}

type Asked = {
  readonly recurs: Recurring['recurs']
  readonly series: Series
  /** In moments; dates a little outside may be told too. */
  readonly from: number
  readonly before: number
  readonly elapsed: () => number
}

/** When the series alone has its occurrences begin: what its rules and lists say, less what they leave out. */
export function datesOfSeries(asked: Asked): SeriesDates {
  const { recurs, series } = asked
  const first = { wallMs: series.start, lasts: undefined }
  if (!recurs) return { dates: [first], missing: [], warnings: [] }
  const { rules, added, left, ...says } = readRecurrenceLines(recurs.lines)
  const dates = new Map<number, SeriesDate>([[keyOf(series.start, series), first]])
  const missing = [...says.missing]
  const warnings = [...says.warnings]
  for (const rule of rules) {
    const walked = walkInSeries(rule, asked)
    for (const wallMs of walked.walls) {
      const key = keyOf(wallMs, series)
      if (!dates.has(key)) dates.set(key, { wallMs, lasts: undefined })
    }
    missing.push(...walked.missing)
    warnings.push(...walked.warnings)
  }
  for (const date of added) {
    const wallMs = wallInSeries(date, series)
    dates.set(keyOf(wallMs, series), { wallMs, lasts: date.lastsMs })
  }
  warnings.push(...leaveOut(left, { dates, series }))
  return { dates: [...dates.values()], missing, warnings }
}

/** Two clock times of one moment are one date. */
const keyOf = (wallMs: number, series: Series) => instantOfWall(wallMs, series.offsets)

type Walked = {
  readonly walls: readonly number[]
  readonly missing: readonly string[]
  readonly warnings: readonly string[]
}

function walkInSeries({ text, rule }: { text: string; rule: Rule }, asked: Asked): Walked {
  const { series } = asked
  const warnings: string[] = []
  const spent = spentBy(asked.elapsed)
  const follows = followsRule(rule, { first: series.start, isSpent: spent.isSpent })
  if (spent.was()) return { walls: [], missing: [tooLong(text, [])], warnings }
  if (!follows)
    warnings.push(
      `The first date does not follow the rule ${shown(text)}; it is shown all the same.`,
    )
  if (rule.until && (rule.until.kind === 'day') !== series.allDay && rule.until.kind !== 'utc')
    warnings.push(`The end of the rule ${shown(text)} is not written as its first date is.`)
  const counted = rule.count !== undefined && !follows ? { ...rule, count: rule.count - 1 } : rule
  const walls: number[] = []
  const range = { from: Math.min(...wallsAbout(asked.from, series)), before: lastOf(asked) }
  const walk = { rule: counted, first: series.start, ...range, isSpent: spent.isSpent }
  for (const wallMs of walkRule({ ...walk, before: Math.min(range.before, endOf(rule)) })) {
    if (isAfter(wallMs, { until: rule.until, series })) break
    const at = keyOf(wallMs, series)
    if (at < asked.from || at >= asked.before) continue
    if (walls.length === MOST_OCCURRENCES)
      return { walls, missing: [tooMany(text, walls)], warnings }
    walls.push(wallMs)
  }
  return { walls, missing: spent.was() ? [tooLong(text, walls)] : [], warnings }
}

const lastOf = ({ before, series }: Asked) => Math.max(...wallsAbout(before, series)) + 1

/** What clocks may show about a moment, whenever they are changed. */
const wallsAbout = (at: number, { offsets }: Series) =>
  [at - WIDEST_MS, at, at + WIDEST_MS].map((near) => at + offsets(near).offsetMs)

const tooMany = (text: string, walls: readonly number[]) =>
  `The rule ${shown(text)} says more than ${MOST_OCCURRENCES} dates; those after ${writeWall(walls.at(-1)!)} are not shown.`

const tooLong = (text: string, walls: readonly number[]) =>
  walls.length > 0
    ? `The rule ${shown(text)} takes too long to follow; its dates after ${writeWall(walls.at(-1)!)} are not known.`
    : `The rule ${shown(text)} takes too long to follow; its dates are not known.`

/** The clock is asked now and then only: asking costs more than a step does. */
function spentBy(elapsed: () => number) {
  const ends = elapsed() + LONGEST_RULE_MS
  let steps = 0
  let was = false
  const isSpent = () => {
    steps += 1
    if ((steps & 15) === 1 && elapsed() >= ends) was = true
    return was
  }
  return { isSpent, was: () => was }
}

/** A clock time that surely lies after the last date. */
const endOf = ({ until }: Rule) => (until ? until.wallMs + 2 * WIDEST_MS : Infinity)

type Until = { readonly until: IcsTime | undefined; readonly series: Series }

/** A day as the end takes the whole day in; a moment counts as one only where the series has a zone. */
function isAfter(wallMs: number, { until, series }: Until): boolean {
  if (!until) return false
  if (series.allDay || until.kind === 'day')
    return Math.floor(wallMs / DAY_MS) > Math.floor(until.wallMs / DAY_MS)
  if (until.kind === 'local') return wallMs > until.wallMs
  return keyOf(wallMs, series) > until.wallMs
}

type Dated = { readonly dates: Map<number, SeriesDate>; readonly series: Series }

/** Some programs write the day alone to leave out what begins at a time of it. */
function leaveOut(left: readonly ListedDate[], { dates, series }: Dated): readonly string[] {
  const days = new Set<number>()
  for (const date of left) {
    if (date.time.kind === 'day' && !series.allDay) days.add(date.time.wallMs / DAY_MS)
    else dates.delete(keyOf(wallInSeries(date, series), series))
  }
  if (days.size === 0) return []
  for (const [key, { wallMs }] of dates)
    if (days.has(Math.floor(wallMs / DAY_MS))) dates.delete(key)
  return ['A day is left out by its date alone; all that begins on it is left out.']
}
