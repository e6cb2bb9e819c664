import { expect, test } from 'vitest'
import { restedWords } from '#renderer/features/sources/rested-words.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { ReleaseId, SourceId } from '#shared/vocabulary/ids.ts'

type Rested = OutputOf<'sources.restedOn'>['items'][number]

const NOW = Date.UTC(2026, 10, 20, 12)
const HOUR = 60 * 60_000
const release = {
  id: 'r' as ReleaseId,
  name: 'Autumn',
  state: 'planned',
  startsAt: NOW + 5 * HOUR,
} as const
const rested: Rested = {
  ...{ source: 's' as SourceId, name: 'GitHub', standing: 'failing', because: 'x' },
  ...{ asOf: NOW - 3 * HOUR, releases: [release, release], total: 2 },
}

test('what a source lacks, and what rests on it', () => {
  expect(restedWords(rested, NOW)).toEqual({
    source: 'GitHub has not been read in full for 3 h',
    releases: '2 releases rest on it, the first starts in 5 h.',
  })
  expect(restedWords({ ...rested, total: 1, releases: [release] }, NOW).releases).toBe(
    '1 release rests on it and starts in 5 h.',
  )
  const running = { ...release, state: 'inProgress' } as const
  expect(restedWords({ ...rested, releases: [running, release] }, NOW).releases).toBe(
    '2 releases rest on it, and one of them runs now.',
  )
  expect(restedWords({ ...rested, asOf: NOW - 1 }, NOW).source).toBe('GitHub cannot be read')
  expect(restedWords({ ...rested, asOf: null }, NOW).source).toMatch(/never been read in full/)
  expect(restedWords({ ...rested, standing: 'paused' }, NOW).source).toBe('GitHub is paused')
})
