import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysWithin } from '#core/connectors/entry-row.ts'

const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.stringMatching(/^[a#%~/]{0,4}$/),
  fc.constantFrom('%23', '#', '~', '%7E', '\ud800', '\ud801', '\ufffd', '\0', 'é', 'e\u0301'),
)

test('what stands in two places never goes by one key, and no key is too long', () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      (one, other) => {
        const [a, b] = [one, other].map(([calendar = '', ...within]) =>
          keysWithin({ calendar, within }),
        )
        expect(a === b).toBe(JSON.stringify(one) === JSON.stringify(other))
        expect(a).toMatch(/#$/)
        expect(a!.split('#')).toHaveLength(one.length + 1)
        expect(a!.length).toBeLessThanOrEqual(one.length * 71)
      },
    ),
    { numRuns: 2000 },
  )
})
