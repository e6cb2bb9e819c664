import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findOverlaps, inWeekOrder } from '#shared/domain/people/working-hours.ts'
import type { WorkingSpan } from '#shared/vocabulary/person.ts'

const clock = (minutes: number) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const span = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.nat(47), fc.integer({ min: 1, max: 12 }))
  .map(([weekday, from, length]) => ({
    weekday,
    from: clock(from * 30),
    to: clock(Math.min((from + length) * 30, 24 * 60)),
  }))
const week = fc.array(span, { maxLength: 12 })

/** The definition itself: which minutes of the week does each pair share? */
function everyPair(spans: readonly WorkingSpan[]): number {
  let pairs = 0
  for (const [i, a] of spans.entries()) {
    for (const b of spans.slice(i + 1)) {
      const from = Math.max(minutesOf(a.from), minutesOf(b.from))
      const to = Math.min(minutesOf(a.to), minutesOf(b.to))
      if (a.weekday === b.weekday && from < to) pairs += 1
    }
  }
  return pairs
}

test('agrees with comparing every pair', () => {
  fc.assert(
    fc.property(week, (spans) => {
      const overlaps = findOverlaps(spans)
      expect(overlaps).toHaveLength(everyPair(spans))
      for (const { a, b } of overlaps) expect(everyPair([a, b])).toBe(1)
    }),
  )
})

test('week order keeps every span and does not depend on the order given', () => {
  fc.assert(
    fc.property(week, (spans) => {
      const ordered = inWeekOrder(spans)
      expect(inWeekOrder(spans.toReversed())).toEqual(ordered)
      expect(ordered.map((one) => JSON.stringify(one)).toSorted()).toEqual(
        spans.map((one) => JSON.stringify(one)).toSorted(),
      )
    }),
  )
})

test('a morning and an afternoon that touch do not overlap', () => {
  const morning = { weekday: 1, from: '08:00', to: '12:00' }
  const afternoon = { weekday: 1, from: '12:00', to: '24:00' }
  expect(findOverlaps([afternoon, morning])).toEqual([])
  const late = { weekday: 1, from: '11:59', to: '12:30' }
  expect(findOverlaps([late, afternoon, morning])).toEqual([
    { a: morning, b: late },
    { a: late, b: afternoon },
  ])
})
