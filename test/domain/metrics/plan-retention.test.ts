import { expect, test } from 'vitest'
import { planTrim, readFrom, usualRetention } from '#shared/domain/metrics/plan-retention.ts'

const DAY = 24 * 60 * 60_000
const now = Date.UTC(2026, 10, 20, 9, 3, 7)
const reach = { retention: usualRetention, reachMs: 15 * DAY, overlapMs: 1000, now }

test('14 days one by one, 400 rolled up, cut where five minutes begin', () => {
  expect(planTrim(usualRetention, now)).toEqual({
    rawBefore: Date.UTC(2026, 10, 6, 9, 0),
    rolledBefore: Date.UTC(2025, 9, 16, 9, 0),
  })
})

test('a long absence is made up for as far as the source remembers', () => {
  expect(readFrom({ ...reach, readUntil: undefined })).toBe(now - 14 * DAY)
  expect(readFrom({ ...reach, readUntil: now - DAY })).toBe(now - DAY - 1000)
  expect(readFrom({ ...reach, readUntil: now - 90 * DAY })).toBe(now - 15 * DAY)
  expect(readFrom({ ...reach, readUntil: now + 90 * DAY })).toBe(now - 1000)
})
