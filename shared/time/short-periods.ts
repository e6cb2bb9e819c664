import type { Rule } from './read-rule.ts'
import { offsetsWithin } from './rule-clocks.ts'
import { type DayFilter, takesEveryDay } from './rule-days.ts'
import { type Periods, type ShortRule, UNIT_MS } from './rule-periods.ts'
import { DAY_MS } from './wall-time.ts'

type Short = { readonly rule: ShortRule; readonly first: number; readonly passes: DayFilter }

/** Hours, minutes and seconds: what does not pass is left in one leap, a day, an hour or a minute at a time. */
export function shortPeriods({ rule, first, passes }: Short): Periods {
  const unit = UNIT_MS[rule.frequency]
  const step = unit * rule.interval
  const base = Math.floor(first / unit) * unit
  const offsets = offsetsWithin(rule, first)
  const limits = limitsOf(rule, passes)
  return {
    startOf: (index) => base + index * step,
    indexBefore: (wallMs) => Math.floor((wallMs - base) / step),
    indexAfterNone: (startsAt) => {
      const limit = limits.find(({ lets }) => !lets(startsAt))
      if (!limit) return 0
      const next = (Math.floor(startsAt / limit.unit) + 1) * limit.unit
      return Math.ceil((next - base) / step)
    },
    timesIn: (startsAt) => {
      if (limits.some(({ lets }) => !lets(startsAt))) return []
      return atPositions(offsets, rule.positions).map((offset) => startsAt + offset)
    },
    evenly: limits.length === 0 && rule.positions.length === 0 ? offsets.length : 0,
  }
}

type Limit = { readonly unit: number; readonly lets: (wallMs: number) => boolean }

/** From the coarsest to the finest. */
function limitsOf(rule: Rule, passes: DayFilter): readonly Limit[] {
  const limits: Limit[] = []
  if (!takesEveryDay(rule)) {
    let known = { day: Number.NaN, lets: false }
    const lets = (wallMs: number) => {
      const day = Math.floor(wallMs / DAY_MS)
      if (day !== known.day) known = { day, lets: passes(day) }
      return known.lets
    }
    limits.push({ unit: DAY_MS, lets })
  }
  const { frequency, hours, minutes, seconds } = rule
  if (hours.length) limits.push(clockLimit(3_600_000, 24, hours))
  if (frequency !== 'HOURLY' && minutes.length) limits.push(clockLimit(60_000, 60, minutes))
  if (frequency === 'SECONDLY' && seconds.length) limits.push(clockLimit(1000, 60, seconds))
  return limits
}

function clockLimit(unit: number, wraps: number, values: readonly number[]): Limit {
  const known = new Set(values)
  return {
    unit,
    lets: (wallMs) => known.has(((Math.floor(wallMs / unit) % wraps) + wraps) % wraps),
  }
}

/** Places count from the front, or from the back where they are below nought. */
function atPositions(offsets: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return offsets
  const kept = positions.map((position) => offsets.at(position > 0 ? position - 1 : position))
  return [...new Set(kept.filter((offset) => offset !== undefined))].sort(
    (one, other) => one - other,
  )
}
