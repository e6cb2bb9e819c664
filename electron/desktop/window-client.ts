import { serialize } from 'node:v8'
import { z } from 'zod'
import type { Reply } from '#shared/contract/index.ts'
import { type FromCore, MESSAGE_LIMIT, type ToCore } from '#shared/contract/wire.ts'

export type Connection = { receive(message: ToCore): void; close(): void }
export type Connect = (send: (message: FromCore) => void) => Connection

const CallId = z.string().min(1).max(64)
const FromPage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    callId: CallId,
    request: z.strictObject({
      name: z.string(),
      input: z.unknown(),
      commandId: z.string().max(64),
      undoes: z.string().max(64).exactOptional(),
    }),
  }),
  z.strictObject({ kind: z.literal('cancel'), callId: CallId }),
])

type Ends = { readonly connect: Connect; readonly post: (message: FromCore) => void }

/** One window's side of the conversation with the core: a page asks, and what concerns it comes back. */
export function createWindowClient({ connect, post }: Ends) {
  const waiting = new Map<string, (reply: Reply) => void>()
  let connection: Connection | undefined

  function hear(message: FromCore): void {
    // A reply to no call says that the core is away.
    if (message.kind === 'reply' && message.callId !== '') {
      waiting.get(message.callId)?.(message.reply)
      waiting.delete(message.callId)
    } else post(message)
  }
  function join(): Connection {
    connection ??= connect(hear)
    return connection
  }

  return {
    /** A page stands in the window: it hears changes from now on. */
    join: () => void join(),
    /** The page went away, and with it whatever it was waiting for. */
    leave(): void {
      connection?.close()
      connection = undefined
      for (const answer of waiting.values()) answer(refused('rpc/cancelled', 'The page went away.'))
      waiting.clear()
    },
    async ask(said: unknown): Promise<Reply | undefined> {
      const message = toMessage(said)
      if ('failure' in message) return message
      if (message.kind === 'cancel') return void join().receive(message)
      const { callId } = message
      if (waiting.has(callId)) return refused('rpc/invalid', 'This call is already under way.')
      const reply = new Promise<Reply>((answer) => waiting.set(callId, answer))
      join().receive(message)
      return reply
    },
  }
}

type Refused = Extract<Reply, { readonly ok: false }>

/** What a page said, or why that is nothing for the core. */
function toMessage(said: unknown): ToCore | Refused {
  const { success, data } = FromPage.safeParse(said)
  if (!success) return refused('rpc/invalid', 'This is not a message for the core.')
  if (serialize(said).byteLength <= MESSAGE_LIMIT) return data
  return refused('rpc/too-large', 'The request is larger than the core takes.')
}

const refused = (code: string, message: string): Refused => ({
  ok: false,
  failure: { code, message },
})
