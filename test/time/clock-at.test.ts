import { expect, test } from 'vitest'
import { clockAt } from '#shared/time/clock-at.ts'

test('clocks show the time of their zone, in summer and in winter', () => {
  const [winter, summer] = [Date.UTC(2026, 0, 15, 23, 30, 5, 999), Date.UTC(2026, 6, 15, 12)]
  expect(clockAt({ at: winter, zone: 'UTC' })).toBe('2026-01-15T23:30:05')
  expect(clockAt({ at: winter, zone: 'Europe/Berlin' })).toBe('2026-01-16T00:30:05')
  expect(clockAt({ at: summer, zone: 'Europe/Berlin' })).toBe('2026-07-15T14:00:00')
})
