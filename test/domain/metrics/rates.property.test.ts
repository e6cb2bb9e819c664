import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pointsOf } from '#shared/domain/metrics/points.ts'
import { increase, toRates } from '#shared/domain/metrics/rates.ts'
import { listed } from './random-points.ts'

const GAP = 100
const someCounter = fc.array(fc.tuple(fc.nat(3000), fc.nat(1000)), { maxLength: 80 }).map(pointsOf)

test('a counter grows or begins anew, and never drops; after a gap nothing is told', () => {
  fc.assert(
    fc.property(someCounter, (points) => {
      const told = listed(points)
      const oracle = told.flatMap(([at, value], place) => {
        const before = told[place - 1]
        if (!before || at - before[0] > GAP) return []
        const grown = value < before[1] ? value : value - before[1]
        return [[at, (grown / (at - before[0])) * 1000]]
      })
      const rates = listed(toRates(points, { gapMs: GAP }))
      expect(rates).toEqual(oracle)
      expect(rates.every(([, rate]) => rate >= 0)).toBe(true)
    }),
  )
})

test('in two parts it is the same as in one', () => {
  fc.assert(
    fc.property(someCounter, fc.nat(80), (points, cut) => {
      const told = listed(points)
      const [first, second] = [told.slice(0, cut), told.slice(cut)]
      const last = first.at(-1)
      const before = last && { at: last[0], value: last[1] }
      expect([
        ...listed(toRates(pointsOf(first), { gapMs: GAP })),
        ...listed(toRates(pointsOf(second), { gapMs: GAP, before })),
      ]).toEqual(listed(toRates(points, { gapMs: GAP })))
    }),
  )
})

test('a reset counts from zero', () => {
  expect([increase(10, 25), increase(25, 4), increase(7, 7)]).toEqual([15, 4, 0])
})
