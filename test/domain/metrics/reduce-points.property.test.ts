import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketsOf } from '#shared/domain/metrics/buckets.ts'
import { pointsOf } from '#shared/domain/metrics/points.ts'
import { createReduction } from '#shared/domain/metrics/reduce-points.ts'
import { mergeRolled, ROLLED_MS, rollUp } from '#shared/domain/metrics/roll-up.ts'
import { listed, somePoints } from './random-points.ts'

const RANGE = { from: 0, to: 5000 }
const most = fc.integer({ min: 1, max: 40 })

test('few points stay as they are; of many no more than are wanted, each with its least and greatest', () => {
  fc.assert(
    fc.property(somePoints, most, fc.nat(120), (points, wanted, cut) => {
      const all = listed(points)
      const reduction = createReduction({ ...RANGE, most: wanted })
      reduction.take(pointsOf(all.slice(0, cut)))
      reduction.take(pointsOf(all.slice(cut)))
      const reduced = reduction.reduced()
      expect(reduced.length).toBeLessThanOrEqual(wanted)
      const width = reduction.widthMs()
      if (all.length <= wanted) {
        expect(width).toBe(0)
        expect(reduced.map(({ at, avg }) => [at, avg])).toEqual(all)
        return
      }
      const byPlace = Map.groupBy(all, ([at]) => Math.min(wanted - 1, Math.floor(at / width)))
      const oracle = [...byPlace.values()].map((members) => ({
        at: members[0]![0],
        min: Math.min(...members.map(([, value]) => value)),
        max: Math.max(...members.map(([, value]) => value)),
        count: members.length,
      }))
      expect(reduced).toMatchObject(oracle)
      for (const { min, max, avg } of reduced) expect(avg >= min && avg <= max).toBe(true)
    }),
  )
})

test('the mean is the mean', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 2, maxLength: 50 }),
      (values) => {
        const reduction = createReduction({ ...RANGE, most: 1 })
        reduction.take(pointsOf(values.map((value, at) => [at, value])))
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        expect(reduction.reduced()[0]!.avg).toBeCloseTo(mean, 9)
      },
    ),
  )
})

const spread = somePoints.map((points) =>
  pointsOf(listed(points).map(([at, value]) => [at * 7000, value])),
)

test('five minutes of the clock hold what was read in them, and are reduced like it', () => {
  fc.assert(
    fc.property(spread, (points) => {
      const rolled = rollUp(points)
      const members = Map.groupBy(listed(points), ([at]) => Math.floor(at / ROLLED_MS) * ROLLED_MS)
      expect(Array.from(rolled.at)).toEqual([...members.keys()])
      expect(Array.from(rolled.count)).toEqual([...members.values()].map(({ length }) => length))
      const wanted = { from: 0, to: 5000 * 7000, most: 1 }
      const [one, other] = [createReduction(wanted), createReduction(wanted)]
      one.take(points)
      other.takeBuckets(rolled)
      const [a, b] = [one.reduced()[0], other.reduced()[0]]
      expect([a?.min, a?.max, a?.count]).toEqual([b?.min, b?.max, b?.count])
    }),
  )
})

test('what is rolled up twice counts once, and whoever saw more is believed', () => {
  fc.assert(
    fc.property(spread, (points) => {
      const rolled = rollUp(points)
      const some = rollUp(pointsOf(listed(points).filter((_, place) => place % 2 === 0)))
      for (const merged of [
        mergeRolled(rolled, rolled),
        mergeRolled(rolled, bucketsOf([])),
        mergeRolled(bucketsOf([]), rolled),
      ]) {
        expect(merged).toEqual(rolled)
      }
      expect(mergeRolled(some, rolled).count).toEqual(rolled.count)
      expect(mergeRolled(rolled, some).count).toEqual(rolled.count)
    }),
  )
})
