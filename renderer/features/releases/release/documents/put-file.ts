import { valueIn } from '#renderer/data/declined.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import type { Digest } from '#shared/vocabulary/ids.ts'
import { partsOfFile, toBase64 } from './parts-of-file.ts'

type Putting = {
  readonly core: CoreClient
  readonly file: File
  readonly signal: AbortSignal
  /** From nought to one. */
  readonly onProgress: (done: number) => void
}

/** Hands a file in part by part; what was kept already is kept once, so trying again costs nothing. */
export async function putFile({ core, file, signal, onProgress }: Putting) {
  const parts = partsOfFile(file.size)
  const digests: Digest[] = []
  for (const { from, to } of parts) {
    const bytes = toBase64(new Uint8Array(await file.slice(from, to).arrayBuffer()))
    const { digest } = valueIn(await core.call('ledger.putAttachment', { bytes }, { signal }))
    digests.push(digest)
    onProgress(digests.length / parts.length)
  }
  return digests
}
