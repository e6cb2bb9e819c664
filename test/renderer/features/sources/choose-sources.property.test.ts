import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseSources, readSourceFilter } from '#renderer/features/sources/choose-sources.ts'
import { needsSomebody, rankOf } from '#renderer/features/sources/source-words.ts'
import { source } from './some-sources.ts'

const sources = fc.array(source, { maxLength: 20 })

test('nothing is left out that was not asked to be, and those that need somebody can be had alone', () => {
  fc.assert(
    fc.property(sources, (given) => {
      expect(new Set(chooseSources(given, readSourceFilter({})))).toEqual(new Set(given))
      const needing = chooseSources(given, readSourceFilter({ show: 'needing' }))
      expect(new Set(needing)).toEqual(new Set(given.filter(needsSomebody)))
    }),
  )
})

test('sorted by how they stand, the worst comes first', () => {
  fc.assert(
    fc.property(sources, (given) => {
      const ranks = chooseSources(given, readSourceFilter({ sort: 'standing' })).map(
        ({ standing }) => rankOf(standing),
      )
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    }),
  )
})

test('what was never read in full comes last, in either order', () => {
  fc.assert(
    fc.property(sources, fc.constantFrom('asOf', '-asOf'), (given, sort) => {
      const shown = chooseSources(given, readSourceFilter({ sort }))
      const first = shown.findIndex(({ asOf }) => asOf === null)
      if (first >= 0) expect(shown.slice(first).every(({ asOf }) => asOf === null)).toBe(true)
    }),
  )
})

test('words are looked for in name, kind and address', () => {
  fc.assert(
    fc.property(sources, (given) => {
      const shown = chooseSources(given, readSourceFilter({ words: 'jenk' }))
      expect(new Set(shown)).toEqual(new Set(given.filter(({ kind }) => kind === 'jenkins')))
    }),
  )
})
