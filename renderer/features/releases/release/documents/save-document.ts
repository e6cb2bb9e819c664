import { valueIn } from '#renderer/data/declined.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import type { ReleaseDocument } from '#shared/vocabulary/release.ts'
import { fromBase64 } from './parts-of-file.ts'

/** Brings the parts of a document back together and hands them to the browser; answers what went wrong. */
export async function saveDocument(
  core: CoreClient,
  { title, parts }: ReleaseDocument,
): Promise<string | undefined> {
  const bytes: Uint8Array<ArrayBuffer>[] = []
  for (const { digest } of parts) {
    const answer = valueIn(await core.call('ledger.attachment', { digest }))
    if (answer.bytes === null) {
      return answer.erased ? 'The file has been erased.' : 'A part of the file is not kept here.'
    }
    bytes.push(fromBase64(answer.bytes))
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(bytes))
  link.download = title ?? 'document'
  link.click()
  URL.revokeObjectURL(link.href)
  return undefined
}
