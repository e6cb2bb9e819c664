import { longPeriods } from './long-periods.ts'
import type { Rule } from './read-rule.ts'
import { dayFilterOf, takesEveryDay } from './rule-days.ts'
import { isShort, type Periods } from './rule-periods.ts'
import { shortPeriods } from './short-periods.ts'
import { DAY_MS } from './wall-time.ts'

export type Walk = {
  readonly rule: Rule
  /** Clock time of the first date, as `wallMs`. */
  readonly first: number
  /** What lies before needs not be told. */
  readonly from: number
  /** Nothing at or after this is told. */
  readonly before: number
  /** Asked at every step; the walk ends as soon as it says so. */
  readonly isSpent: () => boolean
}

/**
 * Clock times of a rule in order, as RFC 5545 counts them. Zones know nothing of it: what a clock time
 * means is decided afterwards. Old rules are not walked from their first date, but where they count.
 */
export function* walkRule(walk: Walk): Generator<number, void> {
  const { rule, first, from, before, isSpent } = walk
  const periods = periodsOf(walk)
  let left = rule.count ?? Infinity
  let index = rule.count === undefined ? Math.max(0, periods.indexBefore(from)) : 0
  while (left > 0) {
    const startsAt = periods.startOf(index)
    if (startsAt >= before || isSpent()) return
    let found = false
    for (const time of periods.timesIn(startsAt)) {
      found = true
      if (isSpent() || time >= before || left <= 0) return
      if (time < first) continue
      left -= 1
      if (time >= from) yield time
    }
    const next = Math.max(index + 1, found ? 0 : periods.indexAfterNone(startsAt))
    // Where every period has as many times as the next, those of old need only be counted.
    const evenly = rule.count === undefined ? 0 : periods.evenly
    index = evenly > 0 && index === 0 ? Math.max(next, periods.indexBefore(from)) : next
    left -= evenly * (index - next)
  }
}

/** True where the first date is one that the rule itself says. */
export function followsRule(
  rule: Rule,
  { first, isSpent = () => false }: { readonly first: number; readonly isSpent?: () => boolean },
): boolean {
  const walk = { first, from: first, before: first + 1, isSpent }
  return !walkRule({ ...walk, rule: { ...rule, count: undefined } }).next().done
}

/** Every day on some weekdays is every week on them, which can be counted without walking. */
const inWeeks = (rule: Rule): Rule =>
  rule.frequency === 'DAILY' &&
  rule.interval === 1 &&
  rule.weekdays.length > 0 &&
  rule.positions.length === 0 &&
  takesEveryDay({ ...rule, weekdays: [] })
    ? { ...rule, frequency: 'WEEKLY' }
    : rule

function periodsOf({ rule: asked, first, from, before }: Walk): Periods {
  const rule = inWeeks(asked)
  const passes = dayFilterOf(rule, Math.floor(first / DAY_MS))
  if (isShort(rule)) return shortPeriods({ rule, first, passes })
  const days = { from: Math.floor(from / DAY_MS), before: Math.ceil(before / DAY_MS) }
  return longPeriods({ rule, first, passes, days })
}
