import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ics } from '#core/connectors/ics/ics.ts'
import { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'
import { calendarOf, event } from '../caldav/scripted-caldav.ts'

const good = calendarOf(
  ...['BEGIN:VTIMEZONE', 'TZID:Somewhere', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
  ...['TZOFFSETFROM:+0100', 'TZOFFSETTO:+0100', 'END:STANDARD', 'END:VTIMEZONE'],
  event({ uid: 'a', lines: ['RRULE:FREQ=WEEKLY;COUNT=9', 'EXDATE:20261019T090000Z'] }),
  event({ uid: 'a', title: 'Moved', lines: ['RECURRENCE-ID:20261026T090000Z'] }),
  'BEGIN:VEVENT\r\nUID:z\r\nDTSTART;TZID=Somewhere:20261012T090000\r\nDURATION:PT1H\r\nEND:VEVENT',
)
const lines = good.split('\r\n')

const put = fc.oneof(
  fc.constantFrom(
    ...['DTSTART:99991231T235959Z', 'DTSTART:00000000', 'DTEND:19000101T000000Z', 'RRULE:'],
    ...['RRULE:FREQ=SECONDLY', 'RRULE:FREQ=DAILY;INTERVAL=0', 'RRULE:FREQ=YEARLY;UNTIL=99991231'],
    ...[
      'RDATE:1,2,3',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
      'BEGIN:VCALENDAR',
      'UID:',
      ':',
    ],
    ...[
      'DTSTART;TZID="A;B":20260101T000000',
      'SEQUENCE:1e999',
      'SUMMARY:\u202e\u0000\u0007',
      ';;=:',
    ],
    ...[
      `UID:${'u'.repeat(5000)}`,
      `CATEGORIES:${'a,'.repeat(5000)}`,
      ' folded',
      'DURATION:P99999999W',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const changes = fc.array(
  fc.record({ at: fc.nat(lines.length), gone: fc.nat(2), put: fc.array(put, { maxLength: 2 }) }),
  { minLength: 1, maxLength: 4 },
)

const Kept = CalendarEntry.loose()
const range = { from: Date.UTC(2026, 9, 1), before: Date.UTC(2026, 10, 1) }

test('whatever a feed is spoilt with, nothing breaks, and the whole feed is read as before', async () => {
  let body = good
  const { exchange } = scriptedExchange(() => ({ body }))
  const core = await startSyncedCore({ exchange, connectors: [ics] })
  const baseUrl = 'https://calendar.example.org/a.ics'
  const { id: sourceId } = await core.addSource({ kind: 'ics', baseUrl })
  const sync = () => {
    core.clock.pass(10 * 60_000)
    return core.get('sources.sync', { sourceId })
  }
  const list = async () => (await core.get('entries.list', range)).items
  const told = async () =>
    (await list()).map(({ title, occurrences, caveats }) => ({ title, occurrences, caveats }))
  await sync()
  const whole = await told()
  expect(whole).toHaveLength(3)
  let amiss = 0
  await fc.assert(
    fc.asyncProperty(changes, async (spoilings) => {
      const spoilt = [...lines]
      for (const { at, gone, put: instead } of spoilings) spoilt.splice(at, gone, ...instead)
      body = spoilt.join('\r\n')
      const { failures, quarantined } = await sync()
      if (failures.length > 0 || quarantined > 0) amiss += 1
      for (const item of await list()) Kept.parse(item)
      body = good
      expect(await sync()).toMatchObject({ failures: [], quarantined: 0 })
      expect(await told()).toEqual(whole)
      expect(core.defects()).toEqual([])
    }),
    { numRuns: 200 },
  )
  expect(amiss).toBeGreaterThan(20)
})

test.each([
  ['nested a million deep', `BEGIN:VCALENDAR\n${'BEGIN:X\n'.repeat(600_000)}`],
  ['of one line of 5 MB', `BEGIN:VCALENDAR\nX:${'x'.repeat(5_000_000)}`],
  ['of nothing but folds', `BEGIN:VCALENDAR\nX:${'\n '.repeat(2_000_000)}`],
  [
    'of thousands of zones',
    `BEGIN:VCALENDAR\n${Array.from({ length: 20_000 }, (_, i) => `BEGIN:VTIMEZONE\nTZID:z${i}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0001\nTZOFFSETTO:+0002\nEND:STANDARD\nEND:VTIMEZONE`).join('\n')}\nEND:VCALENDAR`,
  ],
])('a calendar %s is gone through to its end', async (_, body) => {
  const { exchange } = scriptedExchange(() => ({ body }))
  const core = await startSyncedCore({ exchange, connectors: [ics] })
  const { id: sourceId } = await core.addSource({ kind: 'ics' })
  expect(await core.get('sources.sync', { sourceId })).toMatchObject({ read: 0, failures: [] })
  expect(core.defects()).toEqual([])
})
