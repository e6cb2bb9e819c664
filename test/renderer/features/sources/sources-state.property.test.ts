import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsSomebody } from '#renderer/features/sources/source-words.ts'
import { sourcesState } from '#renderer/features/sources/sources-state.ts'
import { source } from './some-sources.ts'

const sources = fc.array(source, { minLength: 1, maxLength: 8 })

test('where there is no source there is nothing to say', () => {
  expect(sourcesState([])).toBeUndefined()
})

test('all is current only where nothing that is read is failing, old, unread or without a choice', () => {
  fc.assert(
    fc.property(sources, (given) => {
      const good = given.every(({ standing }) =>
        ['current', 'filling', 'paused'].includes(standing),
      )
      const read = given.some(({ standing }) => standing !== 'paused')
      expect(sourcesState(given)?.standing === 'current').toBe(good && read)
    }),
  )
})

test('whoever is needed is counted, and what comes right by itself calls nobody', () => {
  fc.assert(
    fc.property(sources, (given) => {
      const needing = given.filter(needsSomebody).length
      const { word = '', passing, standing } = sourcesState(given)!
      expect(passing === true || standing === 'current').toBe(needing === 0)
      if (needing > 0 && standing !== 'offline') {
        expect(word).toMatch(new RegExp(`^${needing} of ${given.length} needs? somebody$`))
      }
    }),
  )
})

test('offline means that nothing that is read can be reached', () => {
  fc.assert(
    fc.property(sources, (given) => {
      const read = given.filter(({ standing }) => standing !== 'paused')
      const unreachable = read.filter(({ failure }) => failure?.trouble === 'unreachable')
      const offline = sourcesState(given)?.standing === 'offline'
      expect(offline).toBe(read.length > 0 && unreachable.length === read.length)
    }),
  )
})

test('a host without a network never says that anything comes by itself', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 1 }), (given) => {
      const state = sourcesState(given, 'never')!
      expect([state.standing, state.passing]).toEqual(['offline', undefined])
      expect(state.because).toContain('without a network')
    }),
  )
})
