import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoment } from '#shared/domain/plans/read-moment.ts'
import type { DateOrder } from '#shared/vocabulary/plan.ts'

const read = (cell: string, dates: DateOrder = 'yearMonthDay', zone = 'Europe/Berlin') =>
  readMoment(cell, { zone, dates })

test.each<[string, DateOrder]>([
  ['2026-11-21T22:00', 'yearMonthDay'],
  ['2026-11-21 22:00', 'dayMonthYear'],
  ['2026-11-21 22:00:00', 'monthDayYear'],
  ['2026-11-21 22:00:00.000', 'yearMonthDay'],
  ['2026/11/21 10:00 pm', 'yearMonthDay'],
  ['21.11.2026 22:00', 'dayMonthYear'],
  ['21.11.2026, 22:00', 'dayMonthYear'],
  ['21/11/26 22:00', 'dayMonthYear'],
  ['11/21/2026 10:00 PM', 'monthDayYear'],
  ['11/21/2026 10 p.m.', 'monthDayYear'],
  ['21-Nov-2026 22:00', 'monthDayYear'],
  ['21/Nov/26 10:00 PM', 'yearMonthDay'],
  ['21 November 2026 22:00', 'yearMonthDay'],
  ['Sat, 21 Nov 2026 22:00', 'yearMonthDay'],
  ['Nov 21, 2026 10:00 PM', 'dayMonthYear'],
  ['21.11.2026, 22:00 Uhr', 'dayMonthYear'],
  ['21.11.2026 22 Uhr', 'dayMonthYear'],
  ['21.11.2026 22.00', 'dayMonthYear'],
  ['21/11/2026 22h00', 'dayMonthYear'],
  ['11/21/2026 10:00pm', 'monthDayYear'],
  ['46347.9167', 'yearMonthDay'],
  ['46347,916666667', 'dayMonthYear'],
])('reads %s', (cell, dates) => {
  expect(read(cell, dates)).toEqual({ outcome: 'read', time: '2026-11-21T22:00' })
})

test.each([
  ['12:00 am', '00:00'],
  ['12:30 pm', '12:30'],
  ['1:05 AM', '01:05'],
  ['9:00', '09:00'],
])('reads the half of the day of %s', (clock, time) => {
  expect(read(`2026-11-21 ${clock}`)).toEqual({ outcome: 'read', time: `2026-11-21T${time}` })
})

test.each([
  ['21.11.2026 22:00', 'monthDayYear'],
  ['11/21/2026 22:00', 'dayMonthYear'],
  ['11/12/2026 22:00', 'yearMonthDay'],
  ['2026-02-30 22:00', 'yearMonthDay'],
  ['2026-11-21 25:00', 'yearMonthDay'],
  ['2026-11-21 13:00 PM', 'yearMonthDay'],
  ['2026-11-21 22', 'yearMonthDay'],
  ['2026-11-21 at night', 'yearMonthDay'],
  ['21-Nun-2026 22:00', 'yearMonthDay'],
  ['next week', 'yearMonthDay'],
  ['2026-11', 'yearMonthDay'],
] as const)('does not guess at %s', (cell, dates) => {
  expect(read(cell, dates)).toMatchObject({ outcome: 'unreadable' })
})

test('a day without a time begins at midnight, and that is said', () => {
  expect(read('2026-11-21')).toEqual({
    outcome: 'read',
    isDay: true,
    time: '2026-11-21T00:00',
    wary: 'No time of day stands there: it is read as 00:00.',
  })
})

test('an offset is converted to the zone, never in silence', () => {
  expect(read('2026-11-21T22:00:00Z')).toEqual({
    outcome: 'read',
    time: '2026-11-21T23:00',
    wary: 'The offset Z stands there: in Europe/Berlin that is 2026-11-21 23:00.',
  })
  expect(read('2026-11-21 22:00 +0530')).toMatchObject({
    time: '2026-11-21T17:30',
    wary: expect.stringContaining('+0530'),
  })
  expect(read('2026-11-21T22:00+01:00')).toMatchObject({
    time: '2026-11-21T22:00',
    wary: expect.stringContaining('the same time'),
  })
})

test('where clocks show a time twice its offset tells which', () => {
  expect(read('2026-10-25 02:30+02:00')).toEqual({
    ...{ outcome: 'read', time: '2026-10-25T02:30', repeated: 'earlier' },
  })
  expect(read('2026-10-25T02:30+01:00')).toEqual({
    ...{ outcome: 'read', time: '2026-10-25T02:30', repeated: 'later' },
  })
})

const DAY_MS = 86_400_000
const pad = (number: number) => String(number).padStart(2, '0')

test('however a moment is written, it is read as the same', () => {
  const first = Date.UTC(2000, 0, 1) / 60_000
  const last = Date.UTC(2099, 11, 31) / 60_000
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (minute) => {
      const iso = new Date(minute * 60_000).toISOString().slice(0, 16)
      const [year, month, day] = iso.slice(0, 10).split('-') as [string, string, string]
      const [hour, minutes] = iso.slice(11).split(':').map(Number) as [number, number]
      const half = `${hour % 12 || 12}:${pad(minutes)} ${hour < 12 ? 'AM' : 'PM'}`
      const serial = (minute * 60_000 - Date.UTC(1899, 11, 30)) / DAY_MS
      const written: readonly [string, DateOrder][] = [
        [`${day}.${month}.${year} ${pad(hour)}:${pad(minutes)}`, 'dayMonthYear'],
        [`${Number(month)}/${Number(day)}/${year} ${half}`, 'monthDayYear'],
        [serial.toFixed(6), 'yearMonthDay'],
        [iso.replace('T', ' '), 'monthDayYear'],
      ]
      for (const [cell, order] of written) {
        expect(read(cell, order)).toEqual({ outcome: 'read', time: iso })
      }
    }),
    { numRuns: 1000 },
  )
})
