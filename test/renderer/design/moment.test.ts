import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellDistance, tellLength } from '#renderer/design/moment.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ago = (ms: number) => tellDistance({ at: 0, now: ms })

test.each([
  [0, 'under a minute ago'],
  [4 * MINUTE, '4 min ago'],
  [2 * DAY + 23 * HOUR, '2 days 23 h ago'],
  [3 * DAY - 1, '2 days 23 h ago'],
  [3 * DAY, '3 days ago'],
  [59 * DAY + 23 * HOUR, '59 days ago'],
  [60 * DAY, '2 months ago'],
  [365 * DAY + 3 * HOUR, '12 months ago'],
  [730 * DAY - 1, '24 months ago'],
  [730 * DAY, '2 years ago'],
  [1200 * DAY, '3 years ago'],
])('%i ms after it, it was %s', (ms, words) => {
  expect(ago(ms)).toBe(words)
})

test('what lies ahead is told with the same words', () => {
  const within = fc.integer({ min: 1, max: 4000 * DAY })
  fc.assert(
    fc.property(within, (ms) => {
      expect(tellDistance({ at: ms, now: 0 })).toBe(`in ${ago(ms).replace(/ ago$/, '')}`)
    }),
  )
})

test('what is further away is never told as nearer', () => {
  const days = { year: 365, years: 365, month: 30, months: 30, day: 1, days: 1 } as const
  const told = (ms: number) => {
    const [count, unit] = ago(ms).split(' ')
    return Number(count) * days[unit as keyof typeof days]
  }
  const far = fc.integer({ min: 3 * DAY, max: 4000 * DAY })
  fc.assert(
    fc.property(far, far, (one, other) => {
      expect(told(Math.min(one, other))).toBeLessThanOrEqual(told(Math.max(one, other)))
    }),
  )
})

test('a length is told to its hours and minutes, however long', () => {
  expect(tellLength(3 * DAY + 12 * HOUR)).toBe('3 days 12 h')
  expect(tellLength(90 * MINUTE)).toBe('1 h 30 min')
})
