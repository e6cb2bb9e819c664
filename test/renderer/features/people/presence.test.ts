import { expect, test } from 'vitest'
import { tellDays } from '#renderer/features/people/absence-words.ts'
import { absenceNow, presenceOf, sortAbsences } from '#renderer/features/people/presence.ts'
import { AbsenceId } from '#shared/vocabulary/ids.ts'

const absence = (firstDay: string, lastDay: string, place = 1) => ({
  id: AbsenceId.parse(`018f0000-0000-7000-8000-00000000000${place}`),
  firstDay,
  lastDay,
  reason: null,
})
const sydney = {
  timeZone: 'Australia/Sydney',
  workingHours: [{ weekday: 1, from: '09:00', to: '17:00' }],
  absences: [],
}
const reader = 'Europe/Berlin'
const at = (text: string) => Date.parse(text)

test('the hours are those of their own clock, the end not counted', () => {
  const presence = (now: string) => presenceOf(sydney, { now: at(now), reader })
  expect(presence('2026-11-22T21:59:59Z')).toBe('off')
  expect(presence('2026-11-22T22:00:00Z')).toBe('working')
  expect(presence('2026-11-23T05:59:00Z')).toBe('working')
  expect(presence('2026-11-23T06:00:00Z')).toBe('off')
})

test('an absence covers whole days of their own clock', () => {
  const away = { ...sydney, absences: [absence('2026-11-23', '2026-11-23')] }
  expect(presenceOf(away, { now: at('2026-11-22T13:00:00Z'), reader })).toBe('away')
  expect(presenceOf(away, { now: at('2026-11-22T12:59:00Z'), reader })).toBe('off')
  expect(presenceOf(away, { now: at('2026-11-23T13:00:00Z'), reader })).toBe('off')
})

test('a shift to midnight lasts to midnight', () => {
  const night = {
    ...sydney,
    timeZone: 'UTC',
    workingHours: [{ weekday: 5, from: '22:00', to: '24:00' }],
  }
  expect(presenceOf(night, { now: at('2026-11-20T23:59:59Z'), reader })).toBe('working')
  expect(presenceOf(night, { now: at('2026-11-21T00:00:00Z'), reader })).toBe('off')
})

test('without a zone or hours nobody knows, but an absence still counts', () => {
  const now = at('2026-11-23T08:00:00Z')
  expect(presenceOf({ ...sydney, timeZone: null }, { now, reader })).toBe('unknown')
  expect(presenceOf({ ...sydney, workingHours: [] }, { now, reader })).toBe('unknown')
  const away = { ...sydney, timeZone: null, absences: [absence('2026-11-23', '2026-11-24')] }
  expect(presenceOf(away, { now, reader })).toBe('away')
  expect(absenceNow(away, { now, reader })).toEqual(away.absences[0])
})

test('what is ahead stands nearest first, what is over latest first', () => {
  const [old, older, now, next] = [
    absence('2026-10-01', '2026-10-05', 1),
    absence('2026-08-01', '2026-08-05', 2),
    absence('2026-11-18', '2026-11-20', 3),
    absence('2026-12-24', '2026-12-31', 4),
  ]
  expect(sortAbsences([next, old, now, older], '2026-11-20')).toEqual({
    ahead: [now, next],
    past: [old, older],
  })
})

test('days are told without a zone shifting them', () => {
  expect(tellDays({ firstDay: '2026-11-21', lastDay: '2026-11-21' }, '2026-11-20')).toBe(
    'Sat 21 Nov',
  )
  expect(tellDays({ firstDay: '2026-12-24', lastDay: '2027-01-02' }, '2026-11-20')).toBe(
    'Thu 24 Dec – Sat 2 Jan 2027',
  )
})
