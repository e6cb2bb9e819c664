import { OutwardError } from './outward.ts'
import { orAborted } from './wait.ts'

export const LARGEST = 10 * 1024 * 1024

type Body = AsyncIterable<Uint8Array>

/** The whole body, counted as it comes: what the host says of its length is not believed. */
export async function readBounded(
  body: Body,
  { host, signal }: { readonly host: string; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  const bytes = await readStart(body, { signal, atMost: LARGEST + 1 })
  if (bytes.byteLength <= LARGEST) return bytes
  throw new OutwardError(`${host} answered with more than 10 MB, which is not read.`, {
    trouble: 'tooLarge',
    fix: 'Choose fewer things in the settings of the source.',
  })
}

/** As much of a body as is wanted; the rest is never asked for. */
export async function readStart(
  body: Body,
  { signal, atMost }: { readonly signal: AbortSignal; readonly atMost: number },
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of interruptible(body, signal)) {
    chunks.push(chunk)
    length += chunk.byteLength
    if (length >= atMost) break
  }
  return Buffer.concat(chunks).subarray(0, atMost)
}

/** The same chunks; whoever leaves early, or is told to stop, closes the body. */
async function* interruptible(body: Body, signal: AbortSignal) {
  const chunks = body[Symbol.asyncIterator]()
  let ended = false
  try {
    while (!ended) {
      const step = await orAborted(chunks.next(), signal)
      if (step.done) ended = true
      else yield step.value
    }
  } finally {
    // Not waited for: closing may itself wait for a chunk that never comes.
    if (!ended) chunks.return?.().catch(() => {})
  }
}
