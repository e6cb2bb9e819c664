import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Digest, DocumentId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingRelease } from './standing-release.ts'

export function attachDocument(
  input: InputOf<'releases.attachDocument'>,
  work: Work,
): OutputOf<'releases.attachDocument'> {
  const { id } = standingRelease(work, input)
  const { kind, title, url = null, parts = [] } = input
  if (url === null && parts.length === 0) {
    throw new Refusal('releases/document-empty', 'Give a link, or parts kept before, or both.')
  }
  const attachments = parts.map((digest) => keptPart(work, digest))
  work.record(
    'release.documentAttached',
    id,
    { document: work.newId<DocumentId>(), kind, attachments },
    { title, url },
  )
  return work.releases.find(id)!
}

function keptPart({ attachments }: Work, digest: Digest) {
  const found = attachments.find(digest)
  if (found?.bytes) return { digest, size: found.size }
  throw new Refusal(
    'releases/unknown-attachment',
    'A part is not kept here: hand it in with ledger.putAttachment first.',
    { digest },
  )
}
