import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  catalogueColumns,
  findCatalogueColumns,
  missingColumns,
} from '#shared/domain/catalogue/catalogue-columns.ts'

const header = fc.array(
  fc.oneof(
    fc.constantFrom('Name', 'service', 'Owner', 'Team', 'depends_on', 'Tier', 'criticality', 'URL'),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 10 },
)

test('no two columns share a place, and each place stands in the header', () => {
  fc.assert(
    fc.property(header, (names) => {
      const places = [...findCatalogueColumns(names).values()]
      expect(new Set(places).size).toBe(places.length)
      expect(places.every((place) => place >= 0 && place < names.length)).toBe(true)
    }),
  )
})

test('a column that is named is that one, whatever else could be', () => {
  fc.assert(
    fc.property(header, fc.constantFrom(...catalogueColumns), fc.nat(), (names, column, at) => {
      fc.pre(names.length > 0)
      const name = names[at % names.length]!
      const place = findCatalogueColumns(names, { [column]: name }).get(column)
      expect(
        names[place!]
          ?.toLowerCase()
          .replaceAll(/[^\p{L}\p{N}]/gu, '')
          .normalize('NFKC'),
      ).toBe(
        name
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}]/gu, '')
          .normalize('NFKC'),
      )
      expect(missingColumns(names, { [column]: name })).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('the surest name wins, and headers are read leniently', () => {
  const places = findCatalogueColumns(['Team', 'Service-Name', 'Depends On', 'OWNER', 'Colour'])
  expect([...places].toSorted(([, a], [, b]) => a - b)).toEqual([
    ['name', 1],
    ['dependsOn', 2],
    ['owner', 3],
  ])
  expect(missingColumns(['Name'], { name: 'name', tier: 'Rang' })).toEqual(['Rang'])
})
