import { expect, test } from 'vitest'
import { readRule } from '#shared/time/read-rule.ts'
import { walkRule } from '#shared/time/walk-rule.ts'
import { readIcsTime } from '#shared/time/wall-time.ts'
import { firstOf } from './first-of.ts'
import facts from './recurrence-facts.json' with { type: 'json' }

const wallOf = (text: string) => readIcsTime(text)!.wallMs

function rule(text: string) {
  const read = readRule(text)
  if (read.outcome === 'refused') throw new Error(read.because)
  return read.rule
}

test('the table of libical is whole', () => {
  expect(facts.libical.cases).toHaveLength(121)
})

// From libical's own table of tests (source in the file); its times are clock times, whatever the zone.
test.each(facts.libical.cases.map((each) => [each.title, each.rrule, each] as const))(
  'libical: %s (%s)',
  (_title, text, { dtstart, instances }) => {
    const first = wallOf(dtstart)
    const said = rule(text)
    const before = said.until ? said.until.wallMs + 1 : wallOf('21000101')
    const walk = walkRule({ rule: said, first, from: first, before, isSpent: () => false })
    const found = firstOf(walk, instances.length + 1)
    expect(found).toEqual(instances.map(wallOf))
  },
)

/** How often a walk asks whether it has been going on too long: a measure of work on any machine. */
function steps(text: string, [first, from, before]: readonly [string, string, string]) {
  let asked = 0
  const isSpent = () => {
    asked += 1
    return asked > 1_000_000
  }
  const range = { first: wallOf(first), from: wallOf(from), before: wallOf(before) }
  const found = [...walkRule({ rule: rule(text), ...range, isSpent })].length
  return { asked, found }
}

test.each([
  ['FREQ=DAILY', 30],
  ['FREQ=DAILY;COUNT=100000', 30],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 13],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=90000', 6],
  ['FREQ=MONTHLY;BYDAY=-1FR', 1],
  ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 1],
  ['FREQ=HOURLY;INTERVAL=6', 120],
  ['FREQ=HOURLY;COUNT=100000000;INTERVAL=6', 120],
  ['FREQ=MINUTELY;BYHOUR=3;BYMINUTE=7', 30],
  ['FREQ=SECONDLY;BYMONTH=11;BYMONTHDAY=3;BYHOUR=4;BYMINUTE=5;BYSECOND=6', 1],
  ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 0],
])('%s of long ago is walked where it counts', (text, expected) => {
  const { asked, found } = steps(text, ['19700105T090000', '20261101', '20261201'])
  expect(found).toBe(expected)
  expect(asked).toBeLessThan(5000)
})

test('the seconds of a year are told one by one, and never gathered', () => {
  const every = (length: number) => Array.from({ length }, (_, each) => each).join(',')
  const text = `FREQ=YEARLY;BYMONTH=${every(13).slice(2)};BYMONTHDAY=${every(32).slice(2)};BYHOUR=${every(24)};BYMINUTE=${every(60)};BYSECOND=${every(60)}`
  const walk = walkRule({
    rule: rule(text),
    first: wallOf('20200101'),
    from: wallOf('20261101'),
    before: wallOf('21000101'),
    isSpent: () => false,
  })
  expect(firstOf(walk, 3)).toEqual([0, 1000, 2000].map((ms) => wallOf('20261101') + ms))
})

test('a walk ends as soon as it is told to', () => {
  let asked = 0
  const isSpent = () => {
    asked += 1
    return asked >= 100
  }
  const range = { first: wallOf('20200101'), from: wallOf('20200101'), before: wallOf('21000101') }
  expect([
    ...walkRule({
      rule: rule('FREQ=SECONDLY;INTERVAL=7;BYSECOND=60'),
      ...range,
      isSpent,
    }),
  ]).toEqual([])
  expect(asked).toBe(100)
})
