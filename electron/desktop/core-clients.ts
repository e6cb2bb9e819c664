import { randomUUID } from 'node:crypto'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'
import type { ToCoreProcess } from './core-messages.ts'
import type { Connect } from './window-client.ts'

type Client = { readonly send: (message: FromCore) => void; readonly inFlight: Set<string> }

/** Hands a message to the core's process; answers whether there is one to take it. */
type Post = (message: ToCoreProcess) => boolean

/** Who speaks with the core and what they are waiting for, whichever process is the core just now. */
export function createCoreClients(post: Post) {
  const clients = new Map<string, Client>()

  const connect: Connect = (send) => {
    const clientId = randomUUID()
    const client: Client = { send, inFlight: new Set() }
    clients.set(clientId, client)
    post({ kind: 'join', clientId })
    return {
      receive(message: ToCore): void {
        const taken = post({ kind: 'client', clientId, message })
        if (message.kind === 'cancel') return
        if (taken) client.inFlight.add(message.callId)
        else send(unavailable(message.callId))
      },
      close(): void {
        clients.delete(clientId)
        post({ kind: 'leave', clientId })
      },
    }
  }

  return {
    connect,
    /** Introduces everybody to a new process. */
    rejoin(): void {
      for (const clientId of clients.keys()) post({ kind: 'join', clientId })
    },
    deliver(clientId: string, message: FromCore): void {
      const client = clients.get(clientId)
      if (message.kind === 'reply') client?.inFlight.delete(message.callId)
      client?.send(message)
    },
    /** The process is gone: what was asked of it may or may not have been done. */
    answerUnavailable(): void {
      for (const { send, inFlight } of clients.values()) {
        for (const callId of inFlight) send(unavailable(callId))
        inFlight.clear()
      }
    },
  }
}

const unavailable = (callId: string): FromCore => ({
  kind: 'reply',
  callId,
  reply: {
    ok: false,
    failure: { code: 'rpc/unavailable', message: 'The core is starting anew; ask again.' },
  },
})
