import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinDayAndTime, timeKindOf } from '#shared/domain/plans/day-and-time.ts'
import { readClock } from '#shared/domain/plans/read-clock.ts'
import { readMoment } from '#shared/domain/plans/read-moment.ts'

test.each([
  ['21:30', 21, 30],
  ['21:30 Uhr', 21, 30],
  ['21.30', 21, 30],
  ['21h30', 21, 30],
  ['21 Uhr', 21, 0],
  ['21h', 21, 0],
  ['9:30 pm', 21, 30],
  ['9:30PM', 21, 30],
  ['12 a.m.', 0, 0],
  ['07:05:00', 7, 5],
])('%s is a time of day', (cell, hour, minute) => {
  expect(readClock(cell)).toEqual({ hour, minute, second: 0 })
})

test.each(['21', '2130', '4.2.0', '04.12.2026', '13:00 pm', 'evening', '', '21:30 - 23:00'])(
  '%s is none',
  (cell) => expect(readClock(cell)).toBeUndefined(),
)

test('most cells tell what a column holds', () => {
  expect(timeKindOf(['21:30', 'tbd', '21.45 Uhr', ''])).toBe('times')
  expect(timeKindOf(['04.12.2026', '2026-12-05 00:00:00', 'tbd'])).toBe('days')
  expect(timeKindOf(['04.12.2026 21:30', '04.12.2026'])).toBe('other')
  expect(timeKindOf([])).toBe('other')
})

test('a day and a time are one moment, whichever comes first', () => {
  const clock = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.nat(59) })
  const days = fc.constantFrom('2026-12-04', '04.12.2026', '4 Dec 2026', '2026-12-04 00:00:00')
  const pad = (number: number) => String(number).padStart(2, '0')
  fc.assert(
    fc.property(clock, days, ({ hour, minute }, day) => {
      const time = `${pad(hour)}:${pad(minute)}`
      const half = `${hour % 12 || 12}:${pad(minute)} ${hour < 12 ? 'am' : 'pm'}`
      const how = { zone: 'UTC', dates: 'dayMonthYear' } as const
      for (const written of [time, `${time} Uhr`, time.replace(':', 'h'), half]) {
        for (const joined of [joinDayAndTime(day, written), joinDayAndTime(written, day)]) {
          expect(readMoment(joined, how)).toEqual({ outcome: 'read', time: `2026-12-04T${time}` })
        }
      }
    }),
  )
})
