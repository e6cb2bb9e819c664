import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { whyMisfit } from '#core/observations/why-misfit.ts'
import { emptyTables, kinds, observe, said, sourceIds } from './cast.ts'

const [source] = sourceIds
const odd = fc.constantFrom<unknown>(undefined, NaN, 1.5, 2 ** 60, 'x', 7, {}, [], true, null)

test.each(kinds)('%s: whatever fits can be kept, and what a parser may say fits', (of) => {
  const words: fc.Arbitrary<object> = said[of]
  let misfits = 0
  fc.assert(
    fc.property(words, fc.nat(), odd, odd, (one, at, value, revision) => {
      expect(whyMisfit(observe({ of, key: 'k', revision: 1, said: one }))).toBeUndefined()
      const name = Object.keys(one)[at % Object.keys(one).length]!
      const observed = observe({
        of,
        key: 'k',
        // What is read of a source need not be what its parser promises.
        revision: (at % 5 === 0 ? revision : 1) as number,
        said: { ...one, [name]: value },
      })
      if (whyMisfit(observed) !== undefined) {
        misfits += 1
        return
      }
      const db = emptyTables()
      const rows = [{ observed, raw: null }]
      expect(
        openObservationStore(db).keep({ source, part: '', walk: 1, now: 1, rows }).changed,
      ).toBe(1)
      db.close()
    }),
    { numRuns: 150 },
  )
  expect(misfits).toBeGreaterThan(50)
})

test('a row needs a key that a list can name', () => {
  const of = 'sourceReleases'
  const one = { project: '', name: null, tag: '', stage: '', commit: null, by: null, url: null }
  const words = { ...one, createdAt: 1, publishedAt: null }
  const why = (key: string) => whyMisfit(observe({ of, key, revision: 1, said: words }))
  expect([why('k'.repeat(300)), why('k'.repeat(301)), why('')]).toEqual([
    undefined,
    expect.stringContaining('key'),
    expect.stringContaining('key'),
  ])
})
