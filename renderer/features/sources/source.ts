import type { OutputOf } from '#shared/contract/index.ts'

/** A source as it stands, with the streams that are read of it. */
export type StandingSource = OutputOf<'sources.list'>['items'][number]
export type Kind = OutputOf<'sources.kinds'>['items'][number]
