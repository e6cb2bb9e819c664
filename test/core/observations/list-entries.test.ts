import { expect, test } from 'vitest'
import { ics } from '#core/connectors/ics/ics.ts'
import { startCore } from '../../support/core.ts'
import { scriptedExchange } from '../../support/exchange.ts'
import { virtualClock } from '../../support/ports.ts'
import { calendarOf, event } from '../connectors/caldav/scripted-caldav.ts'

const october = { from: Date.UTC(2026, 9, 1), before: Date.UTC(2026, 10, 1) }

/** A core that has read these events, and whose clock for spans of time goes on as the test wants. */
async function startWith(...events: readonly string[]) {
  const { exchange } = scriptedExchange(() => ({ body: calendarOf(...events) }))
  let stepMs = 0
  let spentMs = 0
  const clock = virtualClock()
  const elapsed = () => {
    spentMs += stepMs
    return clock.elapsed() + spentMs
  }
  const network = { exchange, byItself: false, random: () => 0.5 }
  const ports = { network, clock: { ...clock, elapsed } }
  const core = await startCore({ ports, connectors: [ics] })
  const baseUrl = 'https://calendar.example.org/a.ics'
  const { id: sourceId } = await core.get('sources.add', { kind: 'ics', name: 'Feed', baseUrl })
  expect(await core.get('sources.sync', { sourceId })).toMatchObject({ failures: [] })
  return {
    ...core,
    list: (over: object = {}) => core.get('entries.list', over),
    /** From now on the clock goes on by so much each time that it is asked. */
    slow(ms: number): void {
      stepMs = ms
    },
  }
}

const berlin = (start: string, end: string) => [
  `DTSTART;TZID=Europe/Berlin:${start}`,
  `DTEND;TZID=Europe/Berlin:${end}`,
]
const raw = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const weekly = raw(
  ...['UID:w', 'SUMMARY:Weekly', ...berlin('20261012T090000', '20261012T100000')],
  ...['RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;TZID=Europe/Berlin:20261019T090000'],
)
const HOUR = 60 * 60_000
const hourAt = (startsAt: number) => ({ startsAt, endsAt: startsAt + HOUR })

test('a weekly entry keeps its time on the wall when the clocks are set back', async () => {
  const { list } = await startWith(weekly)
  const { items } = await list({ from: october.from, before: Date.UTC(2026, 11, 1) })
  expect(items).toMatchObject([{ title: 'Weekly', caveats: [] }])
  expect(items[0]!.occurrences).toEqual(
    [Date.UTC(2026, 9, 12, 7), Date.UTC(2026, 9, 26, 8), Date.UTC(2026, 10, 2, 8)].map(hourAt),
  )
  expect(items[0]!.lastEndsAt).toBe(Date.UTC(2026, 10, 2, 9))
})

test('each says only the times that it speaks for', async () => {
  const { list } = await startWith(
    weekly,
    raw(
      ...['UID:w', 'SUMMARY:Moved', 'RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000'],
      ...berlin('20261027T150000', '20261027T160000'),
    ),
  )
  const { items } = await list(october)
  expect(
    items.map(({ title, occurrences, recurrenceId }) => [title, recurrenceId, occurrences]),
  ).toEqual([
    ['Moved', 'TZID=Europe/Berlin:20261026T090000', [hourAt(Date.UTC(2026, 9, 27, 14))]],
    ['Weekly', null, [hourAt(Date.UTC(2026, 9, 12, 7))]],
  ])
})

test('a change of one time and all later ones is followed', async () => {
  const { list } = await startWith(
    raw(
      'UID:w',
      'SUMMARY:Daily',
      'DTSTART:20261001T090000Z',
      'DTEND:20261001T100000Z',
      'RRULE:FREQ=DAILY;COUNT=5',
    ),
    raw(
      ...['UID:w', 'SUMMARY:Later', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261004T090000Z'],
      ...['DTSTART:20261004T110000Z', 'DTEND:20261004T120000Z'],
    ),
  )
  const { items } = await list(october)
  const found = Object.fromEntries(items.map(({ title, occurrences }) => [title, occurrences]))
  expect(found).toEqual({
    Daily: [1, 2, 3].map((day) => hourAt(Date.UTC(2026, 9, day, 9))),
    Later: [4, 5].map((day) => hourAt(Date.UTC(2026, 9, day, 11))),
  })
})

test('a change whose series nobody has is an entry like any other', async () => {
  const { list } = await startWith(
    raw(
      'UID:w',
      'SUMMARY:Invited',
      'RECURRENCE-ID:20261004T090000Z',
      'DTSTART:20261004T110000Z',
      'DTEND:20261004T120000Z',
    ),
  )
  const { items } = await list(october)
  expect(items).toMatchObject([{ occurrences: [hourAt(Date.UTC(2026, 9, 4, 11))], caveats: [] }])
})

test('whole days are days of the zone that asks; where none is said it is UTC, and said so', async () => {
  const { list } = await startWith(
    raw('UID:d', 'SUMMARY:Freeze', 'DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261002'),
  )
  const inUtc = await list(october)
  expect(inUtc).toMatchObject({
    zone: 'UTC',
    items: [{ caveats: [expect.stringContaining('UTC')] }],
  })
  expect(inUtc.items[0]!.occurrences).toEqual([
    { startsAt: Date.UTC(2026, 9, 1), endsAt: Date.UTC(2026, 9, 2) },
  ])
  const inTokyo = await list({
    from: Date.UTC(2026, 8, 30, 14),
    before: Date.UTC(2026, 8, 30, 16),
    zone: 'Asia/Tokyo',
  })
  expect(inTokyo).toMatchObject({ zone: 'Asia/Tokyo', items: [{ caveats: [] }] })
  expect(inTokyo.items[0]!.occurrences).toEqual([
    { startsAt: Date.UTC(2026, 8, 30, 15), endsAt: Date.UTC(2026, 9, 1, 15) },
  ])
  const range = { from: Date.UTC(2026, 9, 2, 5), before: Date.UTC(2026, 9, 2, 6) }
  const west = await list({ ...range, zone: 'America/Los_Angeles' })
  expect(west.items[0]!.occurrences).toHaveLength(1)
  expect((await list(range)).items).toEqual([])
})

test('without a range no times are told', async () => {
  const { list } = await startWith(weekly)
  expect((await list()).items).toMatchObject([{ occurrences: null, caveats: [] }])
  expect((await list({ from: october.from })).items).toMatchObject([{ occurrences: null }])
})

test('what is over is left out, what never ends is not', async () => {
  const { list } = await startWith(
    weekly,
    raw('UID:e', 'SUMMARY:Endless', 'DTSTART:20200101T090000Z', 'RRULE:FREQ=YEARLY'),
  )
  const { items } = await list({ from: Date.UTC(2027, 0, 1), before: Date.UTC(2027, 1, 1) })
  expect(items.map(({ title, lastEndsAt }) => [title, lastEndsAt])).toEqual([['Endless', null]])
})

const rules = Array.from({ length: 500 }, (_, i) =>
  event({ uid: `r${i}`, start: '20200106T090000Z', lines: ['RRULE:FREQ=WEEKLY;BYDAY=MO'] }),
)

test('500 rules on a slow machine come in shorter pages, each bounded, and none is lost', async () => {
  const { list, slow } = await startWith(...rules)
  slow(1)
  const keys = new Set<string>()
  let pages = 0
  let after: string | undefined
  do {
    const { items, next, total } = await list({ ...october, limit: 500, ...(after && { after }) })
    expect(total).toBe(500)
    expect(items.length).toBeGreaterThan(0)
    // The clock is asked before each entry at least: past the bound there is no other one.
    expect(items.length).toBeLessThanOrEqual(9)
    for (const { key, occurrences } of items) {
      expect(occurrences).toHaveLength(4)
      keys.add(key)
    }
    pages += 1
    after = next ?? undefined
  } while (after !== undefined)
  expect(keys.size).toBe(500)
  expect(pages).toBeGreaterThan(50)
})

test('a rule that takes too long is cut, and says so; the entry is listed all the same', async () => {
  const { list, slow } = await startWith(
    event({
      uid: 'bomb',
      start: '20200101T000000Z',
      lines: ['RRULE:FREQ=SECONDLY;INTERVAL=7;BYSECOND=3'],
    }),
    event({ uid: 'good', start: '20261005T090000Z' }),
  )
  slow(1)
  const found = []
  let after: string | undefined
  do {
    const { items, next } = await list({ ...october, ...(after && { after }) })
    found.push(...items)
    after = next ?? undefined
  } while (after !== undefined)
  expect(found.map(({ uid }) => uid)).toEqual(['good', 'bomb'])
  expect(found[0]!.occurrences).toHaveLength(1)
  expect(found[1]!.caveats[0]).toContain('takes too long')
})

test('10,000 times at most are told of one rule, and that there are more', async () => {
  const { list } = await startWith(
    event({ uid: 's', start: '20261001T000000Z', lines: ['RRULE:FREQ=SECONDLY'] }),
  )
  const { items } = await list(october)
  expect(items[0]!.occurrences!.length).toBeLessThanOrEqual(10_000)
  expect(items[0]!.caveats.join(' ')).toContain('10000')
})
