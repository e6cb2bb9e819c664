import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepRows } from '#renderer/data/keep-rows.ts'

const row = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  name: fc.constantFrom('one', 'two'),
  environments: fc.array(fc.constantFrom('eu', 'us'), { maxLength: 2 }),
})

test('a row that says the same is the same object, wherever and in whatever answer it comes', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), (rows) => {
      const keep = keepRows<(typeof rows)[number]>()
      const lastOf = new Map<string, (typeof rows)[number]>()
      for (const said of rows) {
        const kept = keep(said)
        expect(kept).toEqual(said)
        const before = lastOf.get(said.id)
        const same = before !== undefined && JSON.stringify(before) === JSON.stringify(said)
        expect(kept === before).toBe(same)
        lastOf.set(said.id, kept)
      }
    }),
  )
})

test('an answer that is looked at again is not compared with a newer one', () => {
  const keep = keepRows<{ id: string; name: string }>()
  const old = { id: 'a', name: 'old' }
  const shown = keep(old)
  keep({ id: 'a', name: 'new' })
  expect(keep(old)).toBe(shown)
})
