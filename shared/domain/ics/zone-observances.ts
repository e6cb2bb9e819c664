import type { Rule } from '#shared/time/read-rule.ts'
import { type ListedDate, readRecurrenceLines } from '#shared/time/recurrence-lines.ts'
import { walkRule } from '#shared/time/walk-rule.ts'
import { readIcsTime } from '#shared/time/wall-time.ts'
import type { OffsetChange } from '#shared/time/zone-offsets.ts'
import type { IcsComponent, IcsZone } from './ics-components.ts'

const YEAR_MS = 366 * 24 * 60 * 60 * 1000
/** Clocks are set twice a year; a rule that does so by the minute is an attack. */
const MOST_CHANGES = 600
const MOST_STEPS = 20_000

export type Years = { readonly from: number; readonly before: number }

/** When a zone sets its clocks, by what the calendar says of it; in order, and complete for those years. */
export function changesOfZone(zone: IcsZone, years: Years): readonly OffsetChange[] {
  const changes = new Map<number, number>()
  for (const observance of zone.observances)
    for (const { at, offsetMs } of changesOf(observance, years)) changes.set(at, offsetMs)
  return [...changes]
    .map(([at, offsetMs]) => ({ at, offsetMs }))
    .sort((one, other) => one.at - other.at)
}

function changesOf(observance: IcsComponent, years: Years): readonly OffsetChange[] {
  const said = (name: string) => linesNamed(observance, name)[0]?.replace(/^[^:]*:/, '') ?? ''
  const first = readIcsTime(said('DTSTART'))?.wallMs
  const before = readOffset(said('TZOFFSETFROM'))
  const after = readOffset(said('TZOFFSETTO'))
  if (first === undefined || before === undefined || after === undefined) return []
  const lines = [...linesNamed(observance, 'RRULE'), ...linesNamed(observance, 'RDATE')]
  const { rules, added } = readRecurrenceLines(lines)
  const walls = [first, ...added.slice(0, MOST_CHANGES).map((date) => wallOf(date, before))]
  for (const { rule } of rules.slice(0, 4)) walls.push(...wallsOfRule(rule, { first, years }))
  return walls.map((wallMs) => ({ at: wallMs - before, offsetMs: after }))
}

const wallOf = ({ time }: ListedDate, before: number) =>
  time.kind === 'utc' ? time.wallMs + before : time.wallMs

/** A rule that ended long ago still says which offset was left standing. */
function wallsOfRule(rule: Rule, { first, years }: { first: number; years: Years }): number[] {
  const until = rule.until?.wallMs ?? Infinity
  const from = Math.min(years.from, until) - 2 * YEAR_MS
  let steps = 0
  const isSpent = () => {
    steps += 1
    return steps > MOST_STEPS
  }
  const walls: number[] = []
  // The end is a moment and the walk counts clock times: a day more takes in the last one.
  const before = Math.min(years.before, until + 24 * 60 * 60 * 1000)
  for (const wallMs of walkRule({ rule, first, from, before, isSpent })) {
    if (walls.length === MOST_CHANGES) break
    walls.push(wallMs)
  }
  return walls
}

const linesNamed = ({ lines }: IcsComponent, name: string) =>
  lines
    .map(({ text }) => text)
    .filter((text) => new RegExp(`^${name}[;:]`, 'i').test(text.slice(0, 20)))
    .slice(0, MOST_CHANGES)

/** In milliseconds, of +0530 or -033045. */
function readOffset(text: string): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] =
    /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text.trim()) ?? []
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -size : size
}
