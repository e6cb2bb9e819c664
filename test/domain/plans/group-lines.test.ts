import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupLines } from '#shared/domain/plans/group-lines.ts'
import { portionsOfLines } from '#shared/domain/plans/portions-of-lines.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'

const lines = (...cells: readonly PlanLine['cells'][]): PlanLine[] =>
  cells.map((one, at) => ({ line: at + 2, cells: one }))
const grouped = (...cells: readonly PlanLine['cells'][]) =>
  groupLines(lines(...cells)).map((group) => group.lines.map(({ line }) => line))

test('lines of one key, or of one name, are one release', () => {
  expect(
    grouped({ key: 'A', name: 'x' }, { name: 'One  two' }, { key: ' A' }, { name: 'ONE two ' }),
  ).toEqual([
    [2, 4],
    [3, 5],
  ])
})

test('a line without a key joins the only keyed release of its name', () => {
  expect(grouped({ name: 'autumn' }, { key: 'A', name: 'Autumn' })).toEqual([[2, 3]])
  const [, , lost] = groupLines(
    lines({ key: 'A', name: 'Autumn' }, { key: 'B', name: 'Autumn' }, { name: 'Autumn' }),
  )
  expect(lost).toMatchObject({ key: undefined, rivals: ['A', 'B'] })
})

test('a line with neither stands alone', () => {
  expect(grouped({ name: ' ' }, { key: '' }, {})).toEqual([[2], [3], [4]])
})

test('portions hold every line once, split no release and stay below the limits', () => {
  const cells = fc.record({
    key: fc.nat(900).map((key) => `CHG${key}`),
    name: fc.constant('x'),
    goal: fc.constantFrom('', 'g'.repeat(3000)),
  })
  fc.assert(
    fc.property(fc.array(cells, { minLength: 900, maxLength: 2500 }), (all) => {
      const portions = portionsOfLines(lines(...all))
      const keys = portions.map((portion) => new Set(portion.map((one) => one.cells.key)))
      expect(
        portions
          .flat()
          .map(({ line }) => line)
          .toSorted((a, b) => a - b),
      ).toEqual(all.map((_, at) => at + 2))
      expect(keys.reduce((sum, one) => sum + one.size, 0)).toBe(
        new Set(all.map(({ key }) => key)).size,
      )
      for (const portion of portions) expect(portion.length).toBeLessThanOrEqual(1000)
      for (const portion of portions) expect(JSON.stringify(portion).length).toBeLessThan(400_000)
    }),
    { numRuns: 5 },
  )
})
