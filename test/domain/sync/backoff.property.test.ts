import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from '#shared/domain/sync/backoff.ts'

const CLIENTS = 1_000

test('a pause is anywhere below a bound that doubles and ends at a minute', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.nat(2_000), chance, (tried, random) => {
      const pause = backoffMs(tried, () => random)
      expect(pause).toBeGreaterThanOrEqual(0)
      expect(pause).toBeLessThanOrEqual(Math.min(60_000, 1_000 * 2 ** tried))
      expect(pause).toBeCloseTo(random * backoffMs(tried, () => 1), 6)
    }),
  )
})

test.each([1, 2, 3, 4, 5, 6, 9])(
  'a thousand clients that failed together for the time after try %i come back apart',
  (tried) => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seeded(seed)
        const seconds = Math.ceil(backoffMs(tried, () => 1) / 1000)
        const arrivals = Array<number>(seconds).fill(0)
        for (let client = 0; client < CLIENTS; client += 1) {
          const second = Math.floor(backoffMs(tried, random) / 1000)
          arrivals[second] = (arrivals[second] ?? 0) + 1
        }
        expect(Math.max(...arrivals)).toBeLessThanOrEqual((3 * CLIENTS) / seconds)
      }),
      { numRuns: 30 },
    )
  },
)

/** Mulberry32: the same chances for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
