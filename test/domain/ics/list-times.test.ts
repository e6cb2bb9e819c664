import { expect, test } from 'vitest'
import { listTimes } from '#shared/domain/ics/list-times.ts'
import type { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'

const HOUR = 60 * 60_000
const october = { from: Date.UTC(2026, 9, 1), before: Date.UTC(2026, 10, 1) }
const asked = { ...october, zone: 'UTC', elapsed: () => 0, atMostMs: 8 }

const entry = (over: Partial<CalendarEntry>): CalendarEntry => ({
  ...{
    source: '00000000-0000-7000-8000-000000000001' as SourceId,
    key: 'k',
    asOf: 0,
    goneAt: null,
  },
  ...{ calendar: 'c', uid: 'u', recurrenceId: null, title: 't', says: null, location: null },
  ...{ categories: null, status: 'confirmed', shows: 'busy', recurs: null, by: null, url: null },
  wall: {
    start: '2026-10-05T09:00',
    end: '2026-10-05T10:00',
    zone: 'Europe/Berlin',
    allDay: false,
  },
  ...{ startsAt: 0, endsAt: 0, lastEndsAt: null, createdAt: null, changedAt: null },
  ...over,
})

test('a freeze by two crons is on from the one to the other, in its own zone', () => {
  const freeze = entry({ recurs: { by: 'crons', start: '0 17 * * 5', end: '0 8 * * 1' } })
  const { occurrences, caveats } = listTimes([freeze], asked)('k')
  const fridays = [2, 9, 16, 23, 30].map((day) => Date.UTC(2026, 9, day, day === 30 ? 16 : 15))
  expect(occurrences.map(({ startsAt }) => startsAt)).toEqual(fridays)
  expect(occurrences.map(({ endsAt, startsAt }) => (endsAt - startsAt) / HOUR)).toEqual([
    ...[63, 63, 63, 64, 63],
  ])
  expect(caveats).toEqual([])
})

test('a freeze that cannot be read has no times, and says why', () => {
  const freeze = entry({ recurs: { by: 'crons', start: 'never', end: '0 8 * * 1' } })
  const { occurrences, caveats } = listTimes([freeze], asked)('k')
  expect(occurrences).toEqual([])
  expect(caveats).toEqual([expect.stringContaining('never')])
})

test('a zone that only its calendar knows is read by its offsets', () => {
  const wall = { start: '2026-10-05T09:00', end: '2026-10-05T10:00', zone: 'Moon', allDay: false }
  const onMoon = entry({ wall: { ...wall, offsets: [{ at: 0, offsetMs: 17 * 60_000 }] } })
  const startsAt = Date.UTC(2026, 9, 5, 8, 43)
  expect(listTimes([onMoon], asked)('k')).toEqual({
    occurrences: [{ startsAt, endsAt: startsAt + HOUR }],
    caveats: [],
  })
})

test('two series that bear one name are each their own', () => {
  const one = entry({ key: 'one' })
  const later = { start: '2026-10-06T09:00', end: '2026-10-06T10:00' }
  const other = entry({ key: 'other', wall: { ...one.wall, ...later } })
  const times = listTimes([one, other], asked)
  expect(['one', 'other'].map((key) => times(key).occurrences[0]?.startsAt)).toEqual([
    Date.UTC(2026, 9, 5, 7),
    Date.UTC(2026, 9, 6, 7),
  ])
  expect(times('none')).toEqual({ occurrences: [], caveats: [] })
})
