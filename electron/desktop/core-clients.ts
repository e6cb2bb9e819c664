import { randomUUID } from 'node:crypto'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'
import type { ToCoreProcess } from './core-messages.ts'
import type { Connect, Connection } from './window-client.ts'

type Client = { readonly send: (message: FromCore) => void; readonly inFlight: Set<string> }
type Clients = Map<string, Client>

/** Hands a message to the core's process; answers whether there is one to take it. */
type Post = (message: ToCoreProcess) => boolean

/** Who speaks with the core and what they are waiting for, whichever process is the core just now. */
export function createCoreClients(post: Post) {
  const clients: Clients = new Map()

  const connect: Connect = (send) => {
    const clientId = randomUUID()
    clients.set(clientId, { send, inFlight: new Set() })
    if (!post({ kind: 'join', clientId })) send(away)
    return connectionOf(clientId, { clients, post })
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
        send(away)
      }
    },
  }
}

type Ends = { readonly clients: Clients; readonly post: Post }

const connectionOf = (clientId: string, { clients, post }: Ends): Connection => ({
  receive(message: ToCore): void {
    const client = clients.get(clientId)
    const taken = post({ kind: 'client', clientId, message })
    if (message.kind === 'cancel') return
    if (taken) client?.inFlight.add(message.callId)
    else client?.send(unavailable(message.callId))
  },
  close(): void {
    clients.delete(clientId)
    post({ kind: 'leave', clientId })
  },
})

const unavailable = (callId: string): FromCore => ({
  kind: 'reply',
  callId,
  reply: {
    ok: false,
    failure: { code: 'rpc/unavailable', message: 'The core is starting anew; ask again.' },
  },
})

/** Says the same to whoever asked nothing: there is no core until the next change is heard. */
const away = unavailable('')
