import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hoursIn,
  likeMonday,
  readWeek,
  weekdays,
  writeWeek,
} from '#renderer/features/people/working-week.ts'
import { findOverlaps, inWeekOrder } from '#shared/domain/people/working-hours.ts'

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const span = fc
  .tuple(
    fc.integer({ min: 1, max: 7 }),
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: 1, max: 700 }),
  )
  .map(([weekday, from, length]) => ({
    weekday,
    from: clock(from),
    to: clock(Math.min(from + length, 1440)),
  }))
const week = fc.array(span, { maxLength: 12 })
const free = Array.from({ length: 7 }, () => '')
const monday = (text: string) => readWeek([text, ...free.slice(1)])

test('a week that is written down reads as the same week', () => {
  fc.assert(
    fc.property(week, (spans) => {
      expect(inWeekOrder([...readWeek(writeWeek(spans)).spans])).toEqual(inWeekOrder(spans))
    }),
  )
})

test('a day is at fault exactly where its spans overlap', () => {
  fc.assert(
    fc.property(week, (spans) => {
      const { faults } = readWeek(writeWeek(spans))
      const atFault = new Set(findOverlaps(spans).map(({ a }) => a.weekday))
      expect(faults.map((fault) => fault !== undefined)).toEqual(
        weekdays.map((_, index) => atFault.has(index + 1)),
      )
    }),
  )
})

test('people write times in many ways', () => {
  const expected = [{ weekday: 1, from: '09:00', to: '17:30' }]
  for (const text of ['9-17:30', '09:00 – 17:30', '9 to 17.30', '0900-1730', ' 9:00—17:30, ']) {
    expect(monday(text).spans, text).toEqual(expected)
  }
  expect(monday('9-12; 13-17 and 18-20').spans).toHaveLength(3)
  expect(monday('22-24').spans).toEqual([{ weekday: 1, from: '22:00', to: '24:00' }])
})

test('what cannot be meant is said for its day, in the words of the contract where it has them', () => {
  expect(monday('22:00-06:00').faults[0]).toBe(
    'a working span ends after it starts; split it at midnight',
  )
  expect(monday('9:00-25:00').faults[0]).toBe('a time such as 09:30')
  expect(monday('mornings').faults[0]).toBe('“mornings” is no span such as 09:00–17:30')
  expect(monday('9-10-11').faults[0]).toMatch(/no span/)
  expect(monday('9-12, 11-13').faults[0]).toBe('09:00–12:00 and 11:00–13:00 overlap')
  expect(monday('9-12').faults.slice(1)).toEqual(Array.from({ length: 6 }, () => undefined))
})

test('Monday is copied to the working days and not to the weekend', () => {
  const written = ['9-17', '8-12', '', '', '', '10-12', '']
  expect(likeMonday(written)).toEqual(['9-17', '9-17', '9-17', '9-17', '9-17', '10-12', ''])
})

test('the hours of a week are added up', () => {
  expect(hoursIn(monday('9-12:30, 13-17').spans)).toBe(7.5)
  expect(hoursIn([])).toBe(0)
  expect(hoursIn(monday('0-24').spans)).toBe(24)
})
