import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGapFinder } from '#shared/domain/metrics/find-gaps.ts'
import { somePoints } from './random-points.ts'

test('a gap is where nothing was read for too long, whatever parts it is told in', () => {
  fc.assert(
    fc.property(somePoints, fc.integer({ min: 1, max: 600 }), fc.nat(120), ({ at }, gapMs, cut) => {
      const moments = [0, ...at, 6000]
      const oracle = moments
        .map((to, place) => ({ from: moments[place - 1] ?? to, to }))
        .filter(({ from, to }) => to - from > gapMs)
      const finder = createGapFinder({ from: 0, gapMs })
      finder.see(at.subarray(0, cut))
      finder.see(at.subarray(cut))
      expect(finder.upTo(6000)).toEqual(oracle)
    }),
  )
})

test('what stands for a while leaves no gap until it ends', () => {
  const finder = createGapFinder({ from: 0, gapMs: 10 })
  finder.seeLong(Float64Array.of(0, 100, 400), 100)
  finder.see(Float64Array.of(505))
  expect(finder.upTo(510)).toEqual([{ from: 200, to: 400 }])
})
