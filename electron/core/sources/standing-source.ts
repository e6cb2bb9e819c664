import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

type Seen = { readonly sourceId: SourceId; readonly expectedVersion: number }

/** The source that a command is about, as whoever asks saw it. */
export function standingSource(work: Work, { sourceId, expectedVersion }: Seen): Source {
  const source = mustStand(work, sourceId)
  if (source.version !== expectedVersion) throw staleSource(source, expectedVersion)
  return source
}

export function mustStand(work: Work, sourceId: SourceId): Source {
  const source = work.sources.find(sourceId)
  if (!source) throw new Refusal('sources/unknown', 'There is no such source.')
  return source
}

export const staleSource = ({ version }: Source, seen: number): Refusal =>
  staleRefusal('sources/stale', { what: 'source', seen, version })

export function refuseTakenName(work: Work, name: string): void {
  const other = work.sources.named(name)
  if (other) throw takenName(other)
}

export const takenName = ({ id, name }: Source): Refusal =>
  new Refusal('sources/name-taken', `A source named ${name} exists: choose another name.`, {
    sourceId: id,
  })
