import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutStaleTail } from '#shared/domain/metrics/cut-stale-tail.ts'
import { pointsOf } from '#shared/domain/metrics/points.ts'
import { listed, MINUTE } from './random-points.ts'

const LOOKBACK = 5 * MINUTE
const lookback = (to: number, stepMs = MINUTE) => ({ lookbackMs: LOOKBACK, stepMs, to })

/** What a server without markers tells of scrapes: at each step the newest of the last five minutes. */
function told(
  scrapes: readonly (readonly [number, number])[],
  { to, stepMs }: { to: number; stepMs: number },
) {
  const steps = Array.from({ length: Math.floor(to / stepMs) + 1 }, (_, step) => step * stepMs)
  return pointsOf(
    steps.flatMap((at) => {
      const newest = scrapes.findLast(([scraped]) => scraped <= at && scraped > at - LOOKBACK)
      return newest ? [[at, newest[1]] as const] : []
    }),
  )
}

test('of a series that ended nothing is told later than one step after its last scrape', () => {
  const some = { begin: fc.nat(20), long: fc.integer({ min: 1, max: 40 }), late: fc.nat(59_999) }
  fc.assert(
    fc.property(fc.record({ ...some, stepMs: fc.constantFrom(15_000, 30_000, MINUTE) }), (dice) => {
      const { begin, long, late, stepMs } = dice
      const scrapes = Array.from(
        { length: long },
        (_, i) => [(begin + i) * MINUTE + late, i + 1] as const,
      )
      const last = scrapes.at(-1)![0]
      const to = Math.ceil((last + 3 * LOOKBACK) / stepMs) * stepMs
      const points = told(scrapes, { to, stepMs })
      const kept = listed(cutStaleTail(points, lookback(to, stepMs)))
      expect(points.at.at(-1)! - last).toBeGreaterThan(LOOKBACK - 2 * stepMs)
      expect(kept.at(-1)![0] - last).toBeLessThanOrEqual(stepMs)
      expect(kept).toEqual(listed(points).slice(0, kept.length))
      expect(kept.at(-1)![1]).toBe(long)
    }),
  )
})

test('what goes on, changes, or ended with a marker is left alone', () => {
  const flat = (minutes: number) =>
    pointsOf(Array.from({ length: minutes }, (_, i) => [i * MINUTE, 7] as const))
  const alive = flat(30)
  expect(listed(cutStaleTail(alive, lookback(29 * MINUTE)))).toEqual(listed(alive))
  const moving = pointsOf(Array.from({ length: 30 }, (_, i) => [i * MINUTE, i] as const))
  expect(listed(cutStaleTail(moving, lookback(90 * MINUTE)))).toEqual(listed(moving))
  const short = flat(3)
  expect(listed(cutStaleTail(short, lookback(90 * MINUTE)))).toEqual(listed(short))
})

test('a tail before a gap in the middle is cut as well', () => {
  const scrapes = [
    [0, 1],
    [MINUTE, 2],
    [20 * MINUTE, 3],
    [21 * MINUTE, 4],
  ] as const
  const points = told(scrapes, { to: 21 * MINUTE, stepMs: MINUTE })
  expect(listed(cutStaleTail(points, lookback(21 * MINUTE)))).toEqual(
    scrapes.map((one) => [...one]),
  )
})
