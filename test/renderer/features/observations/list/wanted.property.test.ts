import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askOf, isNarrowed, readWanted } from '#renderer/features/observations/list/wanted.ts'
import { contract } from '#shared/contract/index.ts'

const NOW = Date.UTC(2026, 10, 20, 12)
const id = '01935000-0000-7000-8000-000000000001'
const anything = fc.oneof(
  fc.constantFrom(
    id,
    'on',
    'failed',
    'firing',
    'week',
    'deployments',
    'incidents',
    '5',
    '-1',
    'NaN',
  ),
  fc.string(),
)
const names = ['show', 'service', 'release', 'during', 'environment', 'source', 'outcome']
const query = fc.dictionary(
  fc.constantFrom(...names, 'state', 'since', 'before', 'other'),
  anything,
)

test('whatever an address says, the question is one that the list understands', () => {
  let narrowed = 0
  fc.assert(
    fc.property(query, (query) => {
      const wanted = readWanted(query)
      const { input } = contract[`${wanted.show}.list`]
      const ask = askOf(wanted, NOW)
      expect(input.safeParse(ask).error).toBeUndefined()
      expect(isNarrowed(wanted)).toBe(Object.keys(ask).length > 0)
      if (isNarrowed(wanted)) narrowed += 1
    }),
    { numRuns: 500 },
  )
  expect(narrowed).toBeGreaterThan(0)
})

test('what an address asks for is asked for', () => {
  const wanted = readWanted({ show: 'deployments', release: id, during: 'on', since: 'day' })
  expect(askOf(wanted, NOW)).toEqual({ release: id, during: true, from: NOW - 86_400_000 })
  const failed = readWanted({ show: 'runs', outcome: 'failed', during: 'on', environment: id })
  expect(askOf(failed, NOW)).toEqual({ outcome: 'failed' })
  expect(askOf(readWanted({ show: 'incidents', state: 'firing', before: '7' }), NOW)).toEqual({
    state: 'firing',
    before: 7,
  })
})
