import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdMs, hostNow } from '#shared/domain/sync/hold.ts'

const DAY = 24 * 60 * 60_000
const NOW = Date.UTC(2026, 10, 20, 9, 0, 0, 400)
const http = (at: number) => new Date(at).toUTCString()
const hold = (headers: Record<string, string>, until?: number) =>
  holdMs({ headers, now: hostNow(headers, NOW), until })

test.each([
  [{}, 0],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '120' }, 120_000],
  [{ 'retry-after': ' 7 ' }, 7_000],
  [{ 'retry-after': '1.5' }, 1_500],
  [{ 'retry-after': '-5' }, 0],
  [{ 'retry-after': 'soon' }, 0],
  [{ 'retry-after': '9'.repeat(400) }, 30 * DAY],
])('%j holds for %i ms', (headers, ms) => {
  expect(hold(headers)).toBe(ms)
})

test('a date is told by the clock of the host, so its distance from ours makes no difference', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -DAY, max: DAY }),
      fc.integer({ min: 0, max: 3_600 }),
      (skew, seconds) => {
        const theirs = NOW + skew
        const until = Math.ceil(theirs / 1000) * 1000 + seconds * 1000
        const held = hold({ date: http(theirs), 'retry-after': http(until) })
        expect(held).toBeGreaterThanOrEqual(until - theirs)
        expect(held).toBeLessThan(until - theirs + 1_000)
      },
    ),
  )
})

test('without a date of the host ours is taken', () => {
  expect(hold({ 'retry-after': http(NOW - 400 + 60_000) })).toBe(59_600)
})

test('the later of what is said holds', () => {
  expect(hold({ 'retry-after': '10' }, NOW + 60_000)).toBe(60_000)
  expect(hold({ 'retry-after': '90' }, NOW + 60_000)).toBe(90_000)
  expect(hold({}, NOW - 60_000)).toBe(0)
  expect(hold({}, Number.NaN)).toBe(0)
})
