import { expect, test } from 'vitest'
import { type Expansion, expandRecurrence } from '#shared/time/expand-recurrence.ts'
import type { Recurring } from '#shared/time/recurring.ts'
import facts from './recurrence-facts.json' with { type: 'json' }

const HOUR = 3_600_000

type Told = Partial<Omit<Recurring, 'wall' | 'recurs'>> & {
  readonly start: string
  readonly end?: string
  readonly zone?: string | null
  readonly lines?: readonly string[]
}

function entry({ start, end = start, zone = null, lines, ...rest }: Told): Recurring {
  return {
    recurrenceId: null,
    recurrenceZone: null,
    andFollowing: false,
    wall: { start, end, zone, allDay: !start.includes('T'), offsets: null },
    recurs: lines ? { by: 'rule', lines } : null,
    ...rest,
  }
}

type Asked = Partial<Expansion<Recurring>>

function expand(told: Told, asked: Asked & { within?: readonly [string, string] } = {}) {
  const [from, before] = asked.within ?? ['1990-01-01T00:00Z', '2040-01-01T00:00Z']
  return expandRecurrence({
    entry: entry(told),
    overrides: [],
    zone: 'UTC',
    from: Date.parse(from),
    before: Date.parse(before),
    elapsed: () => 0,
    ...asked,
  })
}

const starts = ({ occurrences }: ReturnType<typeof expand>) =>
  occurrences.map(({ startsAt }) => new Date(startsAt).toISOString().replace(/:00\.000Z$/, 'Z'))
const lengths = ({ occurrences }: ReturnType<typeof expand>) =>
  occurrences.map(({ startsAt, endsAt }) => (endsAt - startsAt) / HOUR)

const wall = (text: string) =>
  text.replace(/^(....)(..)(..)T(..)(..)(..)$/, '$1-$2-$3T$4:$5').replace(/:00$/, ':00')

test.each(facts.rfc5545.cases)('RFC 5545: $title', (each) => {
  const exdates = each.exdate ? [`EXDATE;TZID=${each.tzid}:${each.exdate}`] : []
  const lines = [`RRULE:${each.rrule}`, ...exdates]
  const last = Date.parse(each.expectedUtc.at(-1)!)
  const asked = each.openEnded ? { before: last + 1 } : {}
  const found = expand({ start: wall(each.dtstart), zone: each.tzid, lines }, asked)
  expect(found.occurrences.map(({ startsAt }) => startsAt)).toEqual(
    each.expectedUtc.map((at) => Date.parse(at)),
  )
  expect(found.cut).toBeNull()
})

test.each(facts.dst.recurring)('$rrule of $dtstart in $zone', ({ rrule, dtstart, zone, utc }) => {
  const found = expand({ start: dtstart.slice(0, 16), zone, lines: [`RRULE:${rrule}`] })
  expect(found.occurrences.map(({ startsAt }) => startsAt)).toEqual(utc.map((at) => Date.parse(at)))
})

test('a night stays a night by the clock when clocks change in it', () => {
  const lines = ['RRULE:FREQ=DAILY;COUNT=3']
  const night = { start: '2026-10-23T22:00', end: '2026-10-24T06:00', zone: 'Europe/Berlin', lines }
  expect(lengths(expand(night))).toEqual([8, 9, 8])
})

test('days and floating times are those of the zone that asks', () => {
  const lines = ['RRULE:FREQ=DAILY;COUNT=2']
  const inNewYork = { zone: 'America/New_York' }
  const days = expand({ start: '2026-03-08', end: '2026-03-09', lines }, inNewYork)
  expect(starts(days)).toEqual(['2026-03-08T05:00Z', '2026-03-09T04:00Z'])
  expect(lengths(days)).toEqual([23, 24])
  const floating = expand({ start: '2026-03-08T09:00', lines }, inNewYork)
  expect(starts(floating)).toEqual(['2026-03-08T13:00Z', '2026-03-09T13:00Z'])
})

test('what began before and still goes on is there', () => {
  const lines = ['RRULE:FREQ=MONTHLY']
  const freeze = { start: '2020-01-20T00:00', end: '2020-02-02T00:00', zone: 'UTC', lines }
  const found = expand(freeze, { within: ['2026-12-01T00:00Z', '2026-12-15T00:00Z'] })
  expect(starts(found)).toEqual(['2026-11-20T00:00Z'])
  const none = expand(freeze, { within: ['2026-12-03T00:00Z', '2026-12-20T00:00Z'] })
  expect(starts(none)).toEqual([])
})

test('dates are added and left out, whatever zone they are written in', () => {
  const lines = [
    'RRULE:FREQ=DAILY;COUNT=5',
    'EXDATE;TZID=Europe/Berlin:20261102T090000,20261103T090000',
    'EXDATE:20261104T080000Z',
    'RDATE;TZID="America/New_York":20261110T030000',
    'RDATE;VALUE=PERIOD:20261120T080000Z/PT3H',
  ]
  const found = expand({
    start: '2026-11-01T09:00',
    end: '2026-11-01T10:00',
    zone: 'Europe/Berlin',
    lines,
  })
  expect(starts(found)).toEqual([
    '2026-11-01T08:00Z',
    '2026-11-05T08:00Z',
    '2026-11-10T08:00Z',
    '2026-11-20T08:00Z',
  ])
  expect(lengths(found)).toEqual([1, 1, 1, 3])
  expect(found.warnings).toEqual([])
})

test('a day alone leaves out what begins on it, with a warning', () => {
  const lines = ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20261102']
  const found = expand({ start: '2026-11-01T09:00', zone: 'UTC', lines })
  expect(starts(found)).toEqual(['2026-11-01T09:00Z', '2026-11-03T09:00Z'])
  expect(found.warnings).toHaveLength(1)
})

test('a first date that does not follow its rule is shown, counted and told', () => {
  const lines = ['RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3']
  const found = expand({ start: '2026-11-20T09:00', zone: 'UTC', lines })
  expect(starts(found)).toEqual(['2026-11-20T09:00Z', '2026-11-23T09:00Z', '2026-11-30T09:00Z'])
  expect(found.warnings.join()).toContain('does not follow the rule')
})

const weekly: Told = {
  start: '2026-11-02T09:00',
  end: '2026-11-02T10:00',
  zone: 'Europe/Berlin',
  lines: ['RRULE:FREQ=WEEKLY;COUNT=5'],
}

test('one occurrence is moved, also into a range it was not in, and out of one', () => {
  const moved = entry({
    ...{ start: '2026-12-24T09:00', end: '2026-12-24T12:00', zone: 'Europe/Berlin' },
    ...{ recurrenceId: '20261116T090000', recurrenceZone: 'Europe/Berlin' },
  })
  const all = expand(weekly, { overrides: [moved] })
  expect(starts(all).at(-1)).toBe('2026-12-24T08:00Z')
  expect(all.occurrences).toHaveLength(5)
  expect(all.occurrences.at(-1)).toMatchObject({
    of: moved,
    originalAt: Date.parse('2026-11-16T08:00Z'),
  })
  const within = ['2026-12-24T00:00Z', '2026-12-25T00:00Z'] as const
  expect(lengths(expand(weekly, { overrides: [moved], within }))).toEqual([3])
  const old = ['2026-11-16T00:00Z', '2026-11-17T00:00Z'] as const
  expect(starts(expand(weekly, { overrides: [moved], within: old }))).toEqual([])
})

test('a change of one and all later ones moves them by the clock', () => {
  const later = entry({
    ...{ start: '2026-11-17T22:00', end: '2026-11-18T00:00', zone: 'Europe/Berlin' },
    ...{ recurrenceId: '20261116T080000Z', andFollowing: true },
  })
  const found = expand(weekly, { overrides: [later] })
  expect(starts(found)).toEqual([
    '2026-11-02T08:00Z',
    '2026-11-09T08:00Z',
    '2026-11-17T21:00Z',
    '2026-11-24T21:00Z',
    '2026-12-01T21:00Z',
  ])
  expect(lengths(found)).toEqual([1, 1, 2, 2, 2])
  const within = ['2026-11-24T00:00Z', '2026-11-25T00:00Z'] as const
  expect(expand(weekly, { overrides: [later], within }).occurrences).toHaveLength(1)
})

test('more dates than can be shown are told of', () => {
  const found = expand({ start: '2026-11-01T00:00', zone: 'UTC', lines: ['RRULE:FREQ=SECONDLY'] })
  expect(found.occurrences).toHaveLength(10_000)
  expect(found.cut).toContain('more than 10000 dates')
  expect(found.cut).toContain('2026-11-01T02:46:39')
})

test('a rule that takes too long is told of, by the clock that was handed in', () => {
  let asked = 0
  const elapsed = () => {
    asked += 1
    return asked * 20
  }
  const lines = ['RRULE:FREQ=SECONDLY;COUNT=999999999;BYSECOND=1,2,3,5']
  const found = expand({ start: '1990-01-01T00:00', zone: 'UTC', lines }, { elapsed, from: 1.8e12 })
  expect(found.occurrences).toEqual([])
  expect(found.cut).toContain('takes too long to follow')
  expect(asked).toBeLessThan(10)
})

test.each([
  ['RRULE:FREQ=NEVER', 'FREQ=NEVER is not known'],
  ['RRULE:COUNT=3', 'FREQ is missing'],
  ['RRULE:FREQ=DAILY;INTERVAL=0', 'INTERVAL=0 is out of range'],
  ['RRULE:FREQ=DAILY;BYHOUR=24', 'BYHOUR=24 is out of range'],
  ['RRULE:FREQ=DAILY;UNTIL=soon', 'UNTIL=SOON is no time'],
  ['RRULE:RSCALE=CHINESE;FREQ=YEARLY', 'the part "RSCALE=CHINESE" is not known'],
  [`RRULE:FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(900)}1`, 'too long'],
  ['RDATE:20269999', 'cannot be read'],
])('%.40s leaves the first date, and says what is missing', (line, says) => {
  const found = expand({ start: '2026-11-01T09:00', zone: 'UTC', lines: [line] })
  expect(starts(found)).toEqual(['2026-11-01T09:00Z'])
  expect(found.cut).toContain(says)
})

test('a hundred thousand rules in one entry are not followed', () => {
  const lines = Array.from({ length: 100_000 }, () => 'RRULE:FREQ=MINUTELY')
  const within = ['2026-11-01T00:00Z', '2026-11-01T00:03Z'] as const
  const found = expand({ start: '2026-11-01T00:00', zone: 'UTC', lines }, { within })
  expect(starts(found)).toHaveLength(3)
  expect(found.cut).toContain('Only the first 50 rules')
})

test('where this machine stands makes no difference', () => {
  const before = process.env['TZ']
  const seen = ['UTC', 'America/Los_Angeles', 'Pacific/Apia', 'Europe/Berlin'].map((zone) => {
    process.env['TZ'] = zone
    const asked = { zone: 'Australia/Lord_Howe' }
    const there = new Date(Date.UTC(2026, 0, 1)).getTimezoneOffset()
    const days = expand({ start: '2026-03-28', end: '2026-03-29', lines: weekly.lines! }, asked)
    return { there, told: [expand(weekly), days] }
  })
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
  expect(new Set(seen.map(({ there }) => there)).size).toBe(4)
  for (const { told } of seen) expect(told).toEqual(seen[0]!.told)
})
