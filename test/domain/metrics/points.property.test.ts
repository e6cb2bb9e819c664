import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inPieces, isSame, mergePoints } from '#shared/domain/metrics/merge-points.ts'
import { joined, pointsOf, within } from '#shared/domain/metrics/points.ts'
import { listed, somePoints, someTold } from './random-points.ts'

const anyTold = fc.array(fc.tuple(fc.nat(50), fc.oneof(fc.double(), fc.constant(Number.NaN))))
const someRange = fc
  .option(fc.tuple(fc.nat(5000), fc.nat(5000)), { nil: undefined })
  .map((ends) => ends && { from: Math.min(...ends), to: Math.max(...ends) })

test('what is told comes in order, each moment once as it was told last, and never what is no number', () => {
  fc.assert(
    fc.property(anyTold, (told) => {
      const oracle = new Map(told.filter(([, value]) => Number.isFinite(value)))
      expect(listed(pointsOf(told))).toEqual([...oracle].toSorted(([a], [b]) => a - b))
    }),
  )
})

test('what is said last stands, and whatever it says nothing of within its range is gone', () => {
  fc.assert(
    fc.property(someTold, someTold, someRange, (before, said, replaces) => {
      const oracle = new Map(before)
      for (const at of oracle.keys()) {
        if (replaces && at >= replaces.from && at <= replaces.to) oracle.delete(at)
      }
      for (const [at, value] of said) oracle.set(at, value)
      const merged = mergePoints(pointsOf(before), { points: pointsOf(said), replaces })
      expect(listed(merged)).toEqual([...oracle].toSorted(([a], [b]) => a - b))
      expect(isSame(mergePoints(merged, { points: pointsOf(said), replaces }), merged)).toBe(true)
    }),
  )
})

test('pieces are full, not too long, and together what they were cut from', () => {
  fc.assert(
    fc.property(
      somePoints,
      fc.integer({ min: 1, max: 30 }),
      fc.nat(900),
      (points, most, longestMs) => {
        const pieces = inPieces(points, { most, longestMs })
        expect(listed(joined(pieces))).toEqual(listed(points))
        for (const [place, { at }] of pieces.entries()) {
          expect(at.length).toBeLessThanOrEqual(most)
          expect(at.at(-1)! - at[0]!).toBeLessThanOrEqual(longestMs)
          const next = pieces[place + 1]?.at[0]
          if (next !== undefined) expect(at.length === most || next - at[0]! > longestMs).toBe(true)
        }
      },
    ),
  )
})

test('a range holds its two ends', () => {
  const points = pointsOf([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ])
  expect(listed(within(points, { from: 2, to: 3 }))).toEqual([
    [2, 2],
    [3, 3],
  ])
  expect(listed(within(points, { from: 5, to: 9 }))).toEqual([])
})
