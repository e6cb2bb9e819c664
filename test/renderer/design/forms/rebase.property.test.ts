import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsAtOdds, rebase } from '#renderer/design/forms/rebase.ts'

type Thing = { readonly name: string; readonly tier: number; readonly regions: readonly string[] }

const thing: fc.Arbitrary<Thing> = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  tier: fc.integer({ min: 0, max: 2 }),
  regions: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
})
const three = fc.record({ base: thing, values: thing, current: thing })
const fields = ['name', 'tier', 'regions'] as const
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

test('what was touched stays, everything else follows', () => {
  fc.assert(
    fc.property(three, ({ base, values, current }) => {
      const carried = rebase({ base, values, current })
      for (const field of fields) {
        const touched = !same(base[field], values[field])
        expect(carried[field]).toEqual(touched ? values[field] : current[field])
      }
    }),
  )
})

test('at odds is what both changed, and not to the same', () => {
  fc.assert(
    fc.property(three, ({ base, values, current }) => {
      const expected = fields.filter(
        (field) =>
          !same(base[field], values[field]) &&
          !same(base[field], current[field]) &&
          !same(values[field], current[field]),
      )
      expect(fieldsAtOdds({ base, values, current }).toSorted()).toEqual(expected.toSorted())
    }),
  )
})
