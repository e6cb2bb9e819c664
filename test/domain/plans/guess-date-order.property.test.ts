import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessDateOrder } from '#shared/domain/plans/guess-date-order.ts'
import { readMoment } from '#shared/domain/plans/read-moment.ts'
import type { DateOrder } from '#shared/vocabulary/plan.ts'

const writers: Readonly<Record<DateOrder, (y: number, m: number, d: number) => string>> = {
  yearMonthDay: (y, m, d) =>
    `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')} 10:00`,
  dayMonthYear: (y, m, d) => `${d}/${m}/${y} 10:00`,
  monthDayYear: (y, m, d) => `${m}/${d}/${y} 10:00`,
}
const orders = Object.keys(writers) as DateOrder[]
const day = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))

test('an order is named only where every other one would contradict the cells', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...orders),
      fc.array(day, { minLength: 1, maxLength: 6 }),
      (order, days) => {
        const cells = days.map(([month, date]) => writers[order](2026, month, date))
        const fitting = orders.filter((one) =>
          cells.every((cell) => readMoment(cell, { zone: 'UTC', dates: one }).outcome === 'read'),
        )
        const guessed = guessDateOrder(cells)
        if (order === 'yearMonthDay') expect(guessed).toMatchObject({ outcome: 'order', order })
        else if (fitting.length === 1) expect(guessed).toMatchObject({ outcome: 'order', order })
        else expect(guessed.outcome).toBe('cannotTell')
      },
    ),
    { numRuns: 500 },
  )
})

test('cells that contradict each other are told', () => {
  expect(guessDateOrder(['13/11/2026', '11/13/2026'])).toEqual({
    outcome: 'cannotTell',
    because: '13/11/2026 has the day first and 11/13/2026 the month.',
  })
})

test('dots have the day first; names of months, serial numbers and other text tell nothing', () => {
  expect(guessDateOrder(['01.02.2026'])).toMatchObject({ order: 'dayMonthYear' })
  const telling = ['', 'soon', '46347.9', '1-Feb-2026']
  expect(guessDateOrder(telling)).toMatchObject({ outcome: 'order', order: 'yearMonthDay' })
  expect(guessDateOrder([...telling, '1/2/2026'])).toMatchObject({ outcome: 'cannotTell' })
})
