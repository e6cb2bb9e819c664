import type { IncomingMessage } from 'node:http'
import { MESSAGE_LIMIT } from '#shared/contract/wire.ts'

export class TooLarge extends Error {}
export class NotJson extends Error {}

/** The body as JSON, never more than the limit: it is counted as it comes. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > MESSAGE_LIMIT) throw new TooLarge()
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MESSAGE_LIMIT) throw new TooLarge()
    parts.push(part)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
  } catch {
    throw new NotJson()
  }
}
