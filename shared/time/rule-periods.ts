import type { Frequency, Rule } from './read-rule.ts'

/** What a rule repeats in: its years, months, weeks, days, hours, minutes or seconds. */
export type Periods = {
  readonly startOf: (index: number) => number
  /** The period that a clock time lies in, or the one before it; below nought before the first. */
  readonly indexBefore: (wallMs: number) => number
  /** Where to look next after a period in which nothing was found; 0 where there is no better than the next. */
  readonly indexAfterNone: (startsAt: number) => number
  readonly timesIn: (startsAt: number) => Iterable<number>
  /** How many times each period but the first has, where all have as many; 0 where they may differ. */
  readonly evenly: number
}

export const UNIT_MS: Readonly<Record<Exclude<Frequency, 'YEARLY' | 'MONTHLY'>, number>> = {
  WEEKLY: 7 * 86_400_000,
  DAILY: 86_400_000,
  HOURLY: 3_600_000,
  MINUTELY: 60_000,
  SECONDLY: 1000,
}

export type ShortRule = Rule & { readonly frequency: 'HOURLY' | 'MINUTELY' | 'SECONDLY' }

export const isShort = (rule: Rule): rule is ShortRule =>
  rule.frequency === 'HOURLY' || rule.frequency === 'MINUTELY' || rule.frequency === 'SECONDLY'
