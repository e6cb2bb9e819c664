import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingWords } from '#renderer/workbench/outside/standing-words.ts'
import { tellTogether, worstFirst } from '#renderer/workbench/outside/tell-standing.ts'
import { StreamStanding } from '#shared/vocabulary/source.ts'

const NOW = Date.UTC(2026, 10, 20, 12)
const HOUR = 60 * 60_000
const source = fc.record({
  name: fc.constantFrom('GitHub', 'Jenkins', 'Pager'),
  standing: fc.constantFrom(...StreamStanding.options),
  asOf: fc.option(fc.integer({ min: NOW - 90 * HOUR, max: NOW })),
})

test('together they are current only where each of them is', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 1 }), (sources) => {
      const { standing, word } = tellTogether(sources, NOW)
      const isCurrent = sources.every((one) => one.standing === 'current')
      expect(standing === 'current').toBe(isCurrent)
      expect(word === standingWords.current).toBe(isCurrent)
      expect(sources.map((one) => one.standing)).toContain(standing)
      expect(worstFirst(sources)[0]?.standing).toBe(standing)
    }),
  )
})

test('what was never read in full has no age', () => {
  fc.assert(
    fc.property(fc.array(source, { minLength: 1 }), (sources) => {
      const { says } = tellTogether(sources, NOW)
      const isWhole = sources.every(({ asOf }) => asOf !== null)
      expect(says.includes('not read in full yet')).toBe(!isWhole)
    }),
  )
})

test('in words', () => {
  const github = { name: 'GitHub', standing: 'current', asOf: NOW - 4 * HOUR } as const
  const pager = { name: 'Pager', standing: 'failing', asOf: NOW - HOUR } as const
  expect(tellTogether([], NOW)).toMatchObject({ standing: undefined, word: 'No source' })
  expect(tellTogether([github], NOW)).toMatchObject({
    word: 'Current',
    says: 'GitHub, as of 4 h ago',
  })
  expect(tellTogether([github, pager], NOW)).toMatchObject({
    word: '1 of 2 failing',
    says: '2 sources, the oldest as of 4 h ago',
  })
})
