import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { findPart } from './find-part.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

export function removeDocument(
  input: InputOf<'releases.removeDocument'>,
  work: Work,
): OutputOf<'releases.removeDocument'> {
  const release = standingRelease(work, input)
  const { id, kind } = findPart(release.documents, { id: input.documentId, called: 'document' })
  const { reason } = input
  work.record('release.documentRemoved', release.id, { document: id }, { reason })
  takeBack(work, { release, because: `A document of the kind ${kind} was withdrawn` })
  return work.releases.find(release.id)!
}
