import type { Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'
import { MESSAGE_LIMIT } from '#shared/contract/wire.ts'

/** Asked of the host itself, not of the core: where a browser may enter, and as whom. */
export type HostAsk = { readonly what: 'link'; readonly person?: string | undefined }
export type HostReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string }

export type ToSocket =
  | ToCore
  | { readonly kind: 'hello'; readonly key: string }
  | { readonly kind: 'host'; readonly callId: string; readonly ask: HostAsk }

export type FromSocket =
  | FromCore
  | { readonly kind: 'welcome'; readonly host: string; readonly pid: number }
  | { readonly kind: 'host'; readonly callId: string; readonly reply: HostReply }

/** What is asked is small; an answer is as long as it has to be, and comes from our own program. */
export const REQUEST_LIMIT = MESSAGE_LIMIT
export const ANSWER_LIMIT = Number.POSITIVE_INFINITY

type Ear = { readonly limit: number; readonly receive: (message: unknown) => void }

/** One message a line. A line over the limit, or one that is no JSON, ends the connection. */
export function onLines(socket: Socket, { limit, receive }: Ear): void {
  const decoder = new StringDecoder('utf8')
  let pending = ''
  socket.on('data', (bytes: Buffer) => {
    const [end = '', ...further] = decoder.write(bytes).split('\n')
    pending += end
    for (const next of further) {
      const message = pending.length > limit ? undefined : parse(pending)
      if (message === undefined) return void socket.destroy()
      receive(message)
      pending = next
    }
    if (pending.length > limit) socket.destroy()
  })
}

export function sendLine(socket: Socket, message: ToSocket | FromSocket): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`)
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) ?? undefined
  } catch {
    return undefined
  }
}
