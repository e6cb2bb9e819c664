import fc from 'fast-check'
import { RRule } from 'rrule'
import { expect, test } from 'vitest'
import { readRule } from '#shared/time/read-rule.ts'
import { walkRule } from '#shared/time/walk-rule.ts'
import { DAY_MS, readIcsTime, writeIcsTime } from '#shared/time/wall-time.ts'
import { firstOf } from './first-of.ts'

const START = readIcsTime('20180101')!.wallMs
const END = readIcsTime('20300101')!.wallMs

const list = (from: number, to: number) =>
  fc
    .uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 })
    .map((values) => values.sort((one, other) => one - other))
/** All from one end: the other program counts a day twice that is named from both. */
const mirrored = (to: number) =>
  fc
    .tuple(list(1, to), fc.constantFrom(1, -1))
    .map(([values, sign]) => values.map((value) => value * sign))
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

type Parts = Readonly<Record<string, unknown>>
const asRule = (parts: Parts) =>
  Object.entries(parts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(';')

const interval = maybe(fc.integer({ min: 1, max: 5 }))
const count = maybe(fc.integer({ min: 1, max: 40 }))
const clock = { BYHOUR: maybe(list(0, 23)), BYMINUTE: maybe(list(0, 59)) }
/** Mixed lists are left out: the other program lets through only what is in both halves. */
const weekdays = fc
  .tuple(
    fc.constantFrom([''], ['1', '2', '-1', '5', '-2']),
    fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
  )
  .chain(([nths, days]) =>
    fc.tuple(...days.map((day) => fc.constantFrom(...nths.map((nth) => `${nth}${day}`)))),
  )

/** Left out is what the RFC forbids, or where the two are known to read it each in its own way. */
const rules = fc
  .oneof(
    fc.record({
      FREQ: fc.constant('YEARLY'),
      INTERVAL: interval,
      COUNT: count,
      BYMONTH: maybe(list(1, 12)),
      BYMONTHDAY: maybe(mirrored(31)),
      BYDAY: maybe(weekdays),
      ...clock,
      BYSETPOS: maybe(fc.constantFrom(1, 2, 3, -1)),
    }),
    fc.record({
      FREQ: fc.constant('YEARLY'),
      INTERVAL: interval,
      COUNT: count,
      BYYEARDAY: mirrored(366),
    }),
    fc.record({
      FREQ: fc.constant('YEARLY'),
      INTERVAL: interval,
      COUNT: count,
      WKST: maybe(weekday),
      BYWEEKNO: list(2, 51),
      BYDAY: fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      FREQ: fc.constant('MONTHLY'),
      INTERVAL: interval,
      COUNT: count,
      BYMONTH: maybe(list(1, 12)),
      BYMONTHDAY: maybe(mirrored(31)),
      BYDAY: maybe(weekdays),
      ...clock,
      BYSETPOS: maybe(fc.constantFrom(1, 2, 3, -1)),
    }),
    fc.record({
      FREQ: fc.constant('WEEKLY'),
      INTERVAL: interval,
      COUNT: count,
      WKST: maybe(weekday),
      BYMONTH: maybe(list(1, 12)),
      BYDAY: maybe(fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 })),
      ...clock,
    }),
    fc.record({
      FREQ: fc.constant('DAILY'),
      INTERVAL: interval,
      COUNT: count,
      BYMONTH: maybe(list(1, 12)),
      BYMONTHDAY: maybe(mirrored(31)),
      BYDAY: maybe(fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 })),
      ...clock,
    }),
  )
  .map(asRule)

const firsts = fc.integer({ min: 0, max: (END - START) / 2 / 1000 }).map((s) => START + s * 1000)
const spanParts = {
  first: firsts,
  from: fc.integer({ min: 0, max: 6 * 365 }).map((days) => START + days * DAY_MS),
  days: fc.integer({ min: 1, max: 400 }),
}
const spans = fc.record({ ...spanParts, text: rules })

/** Hours and minutes have an oracle of their own: the other program searches some of them for ever. */
const short = fc.record({
  FREQ: fc.constantFrom('HOURLY', 'MINUTELY'),
  INTERVAL: fc.integer({ min: 1, max: 50 }),
  COUNT: maybe(fc.integer({ min: 1, max: 40 })),
  BYDAY: maybe(fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 })),
  BYHOUR: maybe(list(0, 23)),
  BYMINUTE: maybe(list(0, 59)),
})
const spansOfAll = fc.oneof(
  spans,
  fc.record({
    ...spanParts,
    text: short.map((rule) => asRule({ ...rule, COUNT: rule.COUNT ?? 30 })),
  }),
)

type Short = typeof short extends fc.Arbitrary<infer T> ? T : never

const NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
const MINUTE_MS = 60_000

/** Every minute is looked at, one after the other. */
function naive(rule: Short, { first, before }: { first: number; before: number }): number[] {
  const unit = rule.FREQ === 'HOURLY' ? 60 * MINUTE_MS : MINUTE_MS
  const found: number[] = []
  for (let at = first - (first % unit) + (first % MINUTE_MS); at < before; at += MINUTE_MS) {
    const date = new Date(at)
    const nth = Math.floor(at / unit) - Math.floor(first / unit)
    const minutes =
      rule.BYMINUTE ?? (rule.FREQ === 'HOURLY' ? [new Date(first).getUTCMinutes()] : undefined)
    const passes =
      nth % rule.INTERVAL === 0 &&
      (rule.BYDAY?.includes(NAMES[date.getUTCDay()]!) ?? true) &&
      (rule.BYHOUR?.includes(date.getUTCHours()) ?? true) &&
      (minutes?.includes(date.getUTCMinutes()) ?? true)
    if (passes && at >= first) found.push(at)
  }
  return found.slice(0, rule.COUNT)
}

test('tells of hours and minutes what is found by looking at each', () => {
  fc.assert(
    fc.property(short, firsts, (rule, first) => {
      const before = first + 8 * DAY_MS
      expect(asWritten(walked(asRule(rule), { first, from: first, before }))).toEqual(
        asWritten(naive(rule, { first, before })),
      )
    }),
    { numRuns: 200 },
  )
})

const MOST = 200

function walked(text: string, range: { first: number; from: number; before: number }) {
  const read = readRule(text)
  if (read.outcome === 'refused') throw new Error(read.because)
  return firstOf(walkRule({ rule: read.rule, ...range, isSpent: () => false }), 100_000)
}

const asWritten = (walls: readonly number[]) => walls.map((wallMs) => writeIcsTime(wallMs, ''))

test('tells what another program tells of the same rule', () => {
  let told = 0
  fc.assert(
    fc.property(spans, ({ text, first }) => {
      const found = walked(text, { first, from: first, before: END }).slice(0, MOST)
      // The other program searches for ever where there is nothing to be found.
      if (found.length < 3) return
      const options = { ...RRule.parseString(text), dtstart: new Date(first) }
      const theirs = new RRule({ ...options, count: found.length }).all()
      expect(asWritten(found)).toEqual(asWritten(theirs.map((date) => date.getTime())))
      told += 1
    }),
    { numRuns: 300 },
  )
  expect(told).toBeGreaterThan(0)
})

test('tells the same of a part, however long ago the rule began', () => {
  fc.assert(
    fc.property(spansOfAll, ({ text, first, from, days }) => {
      const before = from + days * DAY_MS
      const whole = walked(text, { first, from: first, before })
      expect(walked(text, { first, from, before })).toEqual(whole.filter((at) => at >= from))
    }),
    { numRuns: 300 },
  )
})
