import { type Rule, readRule } from './read-rule.ts'
import { DAY_MS, type IcsTime, readIcsTime } from './wall-time.ts'
import { zoneOfName } from './zone-of-name.ts'

/** A date that a series says one by one; `zone` is `undefined` where the line names none. */
export type ListedDate = {
  readonly time: IcsTime
  readonly zone: string | undefined
  /** For dates that bring their own length. */
  readonly lastsMs: number | undefined
}

export type RecurrenceLines = {
  readonly rules: readonly { readonly text: string; readonly rule: Rule }[]
  readonly added: readonly ListedDate[]
  readonly left: readonly ListedDate[]
  /** Sentences about what could not be read, so that dates are missing. */
  readonly missing: readonly string[]
  readonly warnings: readonly string[]
}

/** More dates than this in one line say nothing that people planned. */
const MOST_DATES = 10_000
/** Nor are more rules than this in one entry. */
const MOST_RULES = 50
const LONGEST_SHOWN = 60

/** Of lines such as RRULE:FREQ=DAILY and EXDATE;TZID=Europe/Berlin:20261120T090000. */
export function readRecurrenceLines(lines: readonly string[]): RecurrenceLines {
  const rules: RecurrenceLines['rules'][number][] = []
  const added: ListedDate[] = []
  const left: ListedDate[] = []
  const missing: string[] = []
  const warnings: string[] = []
  for (const line of lines) {
    const { name, zone, value } = partsOf(line)
    if (name === 'RRULE') {
      const read = readRule(value)
      if (rules.length === MOST_RULES)
        missing.push(`Only the first ${MOST_RULES} rules of an entry are followed.`)
      else if (read.outcome === 'read') rules.push({ text: value, rule: read.rule })
      else missing.push(`The rule ${shown(value)} cannot be read: ${read.because}.`)
    } else if (name === 'RDATE') {
      missing.push(...datesOf({ value, zone, into: added }))
    } else if (name === 'EXDATE') {
      warnings.push(...datesOf({ value, zone, into: left }))
    } else warnings.push(`The line ${shown(line)} is not followed.`)
  }
  return { rules, added, left, missing, warnings }
}

/** In quotes, and cut where it is long. */
export const shown = (text: string): string =>
  `"${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}"`

function partsOf(line: string) {
  const [, name = '', params = '', value = ''] =
    /^([A-Za-z-]+)((?:;[^:;"=]+=(?:"[^"]*"|[^":;]*))*):(.*)$/s.exec(line) ?? []
  const [, quoted, plain] = /;TZID=(?:"([^"]*)"|([^;:]*))/i.exec(params) ?? []
  const tzid = quoted ?? plain
  return {
    name: name.toUpperCase(),
    zone: tzid === undefined ? undefined : zoneOfName(tzid),
    value: value.trim(),
  }
}

type Dates = {
  readonly value: string
  readonly zone: string | undefined
  readonly into: ListedDate[]
}

/** Answers with sentences about what was no date. */
function datesOf({ value, zone, into }: Dates): readonly string[] {
  const says: string[] = []
  const texts = value.split(',', MOST_DATES + 1)
  if (texts.length > MOST_DATES) says.push(`Only the first ${MOST_DATES} dates of a line are read.`)
  for (const text of texts.slice(0, MOST_DATES)) {
    const [start = '', end] = text.trim().split('/')
    const time = readIcsTime(start)
    if (time) into.push({ time, zone, lastsMs: end === undefined ? undefined : lasts(time, end) })
    else if (says.length < 5) says.push(`The date ${shown(text)} cannot be read.`)
  }
  return says
}

function lasts(start: IcsTime, end: string): number | undefined {
  const until = readIcsTime(end)
  const ms = until ? until.wallMs - start.wallMs : durationOf(end)
  return ms === undefined || ms < 0 ? undefined : ms
}

const DURATION =
  /^([+-])?P(?:(\d{1,6})W|(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?)$/i

/** In milliseconds, of P1DT2H; below nought for -PT5M, `undefined` where it is no duration. */
export function durationOf(text: string): number | undefined {
  const match = DURATION.exec(text.trim())
  if (!match || match.slice(2).every((part) => part === undefined)) return undefined
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0))
  const whole = (weeks! * 7 + days!) * DAY_MS
  const ms = whole + ((hours! * 60 + minutes!) * 60 + seconds!) * 1000
  return match[1] === '-' ? -ms : ms
}
