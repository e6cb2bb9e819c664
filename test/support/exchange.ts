import type { Exchange, ExchangeRequest } from '#core/ports.ts'

export type ScriptedAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Anything but text and bytes is sent as JSON. */
  readonly body?: unknown
}

/** A network without one: each exchange is answered by a function, and remembered. */
export function scriptedExchange(
  answer: (request: ExchangeRequest) => ScriptedAnswer | Promise<ScriptedAnswer>,
) {
  const asked: ExchangeRequest[] = []
  const exchange: Exchange = async (request) => {
    asked.push(request)
    request.signal.throwIfAborted()
    const { status = 200, headers = {}, body } = await answer(request)
    return { status, headers, body: inChunks(toBytes(body)) }
  }
  return { exchange, asked }
}

function toBytes(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array()
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

const CHUNK = 16 * 1024

async function* inChunks(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}
