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

/** One message a line. A line over the limit, or one that is no JSON, ends the connection. */
export function onLines(socket: Socket, receive: (message: unknown) => void): void {
  const decoder = new StringDecoder('utf8')
  let pending = ''
  socket.on('data', (bytes: Buffer) => {
    pending += decoder.write(bytes)
    let end = pending.indexOf('\n')
    while (end !== -1) {
      const message = parse(pending.slice(0, end))
      if (message === undefined) return void socket.destroy()
      receive(message)
      pending = pending.slice(end + 1)
      end = pending.indexOf('\n')
    }
    if (pending.length > MESSAGE_LIMIT) socket.destroy()
  })
}

export function sendLine(socket: Socket, message: ToSocket | FromSocket): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`)
}

function parse(line: string): unknown {
  if (line.length > MESSAGE_LIMIT) return undefined
  try {
    return JSON.parse(line) ?? undefined
  } catch {
    return undefined
  }
}
