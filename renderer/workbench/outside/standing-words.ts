import type { OutputOf } from '#shared/contract/index.ts'
import type { StreamStanding } from '#shared/vocabulary/source.ts'

/** A source as it stands, with the streams that are read of it. */
export type StandingSource = OutputOf<'sources.list'>['items'][number]

export const standingWords: Readonly<Record<StreamStanding, string>> = {
  current: 'Current',
  filling: 'Filling',
  stale: 'Old',
  failing: 'Failing',
  never: 'Not read yet',
  paused: 'Paused',
}
