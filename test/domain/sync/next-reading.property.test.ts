import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterFailure, afterReading } from '#shared/domain/sync/next-reading.ts'
import { SyncTrouble } from '#shared/vocabulary/source.ts'

const now = Date.UTC(2026, 10, 20, 9)
const chance = fc.double({ min: 0, max: 1, noNaN: true })
const failed = fc.record({
  trouble: fc.constantFrom(...SyncTrouble.options),
  tries: fc.integer({ min: 1, max: 1000 }),
  everyMs: fc.integer({ min: 30_000, max: 86_400_000 }),
  notBefore: fc.option(fc.integer({ min: now - 1e8, max: now + 1e8 }), { nil: undefined }),
  chance,
})

test('who is refused waits for a person, and nobody else does', () => {
  fc.assert(
    fc.property(failed, (one) => {
      const waits = [
        'unauthorised',
        'forbidden',
        'untrusted',
        'redirected',
        'addressRefused',
        'secretMissing',
        'settingsUnfit',
      ].includes(one.trouble)
      expect(afterFailure({ ...one, now }) === null).toBe(waits)
    }),
  )
})

test('where only some was refused, nobody is waited for', () => {
  fc.assert(
    fc.property(failed, (one) => {
      expect(afterFailure({ ...one, passing: true, now })).not.toBeNull()
    }),
  )
})

test('never before the source allows it, never at once, and never later than a day without being told', () => {
  fc.assert(
    fc.property(failed, (one) => {
      const at = afterFailure({ ...one, now })
      if (at === null) return
      expect(at).toBeGreaterThan(now)
      expect(at).toBeGreaterThanOrEqual(one.notBefore ?? 0)
      expect(at).toBeLessThanOrEqual(
        Math.max(now + 86_400_000 + 30_000, (one.notBefore ?? 0) + 60_000),
      )
    }),
  )
})

test('what was out of reach is looked for again within six minutes', () => {
  fc.assert(
    fc.property(failed, (one) => {
      const at = afterFailure({ ...one, trouble: 'unreachable', notBefore: undefined, now })
      expect(at! - now).toBeLessThanOrEqual(6 * 60_000)
    }),
  )
})

test('what was read is read again at its time, give or take a twentieth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 1e8 }), chance, (everyMs, draw) => {
      const wait = afterReading({ everyMs, now, chance: draw }) - now
      expect(Math.abs(wait - everyMs)).toBeLessThanOrEqual(everyMs * 0.05 + 1)
    }),
  )
})
