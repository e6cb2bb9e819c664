import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSort, type SortKey, sortRows, turnSort } from '#renderer/design/table/sort-rows.ts'

type Row = { readonly place: number; readonly key: SortKey }

const rows = (key: fc.Arbitrary<SortKey>) =>
  fc
    .array(fc.option(key, { nil: null }), { maxLength: 30 })
    .map((keys) => keys.map((one, place): Row => ({ place, key: one })))
const numbers = rows(fc.integer({ min: -3, max: 3 }))
const words = rows(fc.constantFrom('alpha', 'Alpha', 'beta', 'release 2', 'release 10'))
const order = fc.constantFrom('ascending' as const, 'descending' as const)
const keyOf = ({ key }: Row) => key

/** The slowest way: each row goes before the first one that has to come after it. */
function insertEach(given: readonly Row[], turn: number): readonly Row[] {
  const comesAfter = (one: Row, other: Row) => {
    if (other.key === null) return false
    if (one.key === null) return true
    return turn * (Number(one.key) - Number(other.key)) > 0
  }
  const sorted: Row[] = []
  for (const row of given) {
    const at = sorted.findIndex((one) => comesAfter(one, row))
    sorted.splice(at < 0 ? sorted.length : at, 0, row)
  }
  return sorted
}

test('numbers stand as inserting one after the other leaves them, equals in their order', () => {
  fc.assert(
    fc.property(numbers, order, (given, by) => {
      const sorted = sortRows(given, { sort: { by: 'key', order: by }, keyOf })
      expect(sorted).toEqual(insertEach(given, by === 'ascending' ? 1 : -1))
    }),
  )
})

test('what is not known comes last in either order, and nothing is lost', () => {
  fc.assert(
    fc.property(words, order, (given, by) => {
      const sorted = sortRows(given, { sort: { by: 'key', order: by }, keyOf })
      const known = given.filter(({ key }) => key !== null).length
      expect(sorted.slice(known).every(({ key }) => key === null)).toBe(true)
      expect(sorted.toSorted((a, b) => a.place - b.place)).toEqual(given)
    }),
  )
})

test('words are told apart without case, and figures in them by their size', () => {
  const names = ['release 10', 'Beta', 'release 2', 'alpha', 'ALPHA']
  const sort = { by: 'name', order: 'ascending' } as const
  const sorted = sortRows(names, { sort, keyOf: (name) => name })
  expect(sorted).toEqual(['alpha', 'ALPHA', 'Beta', 'release 2', 'release 10'])
})

const known = {
  columns: ['name', 'tier'],
  otherwise: { by: 'name', order: 'ascending' },
} as const

test('an address keeps the order, and names only columns that there are', () => {
  expect(readSort('-tier', known)).toEqual({ by: 'tier', order: 'descending' })
  expect(readSort('tier', known)).toEqual({ by: 'tier', order: 'ascending' })
  for (const text of [undefined, '', 'colour', '--name']) {
    expect(readSort(text, known)).toEqual(known.otherwise)
  }
})

test('pressing a title again turns the order, pressing another begins from its start', () => {
  expect(turnSort({ by: 'tier', order: 'ascending' }, 'tier')).toBe('-tier')
  expect(turnSort({ by: 'tier', order: 'descending' }, 'tier')).toBe('tier')
  expect(turnSort({ by: 'tier', order: 'ascending' }, 'name')).toBe('name')
})
