import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { v7 } from 'uuid'
import { type FromSocket, type HostReply, onLines, sendLine } from '#core/rpc/socket-wire.ts'
import type { Holder } from '#core/workspace/lock.ts'
import type { Reply } from '#shared/contract/index.ts'
import type { Asked, Client } from './client.ts'

const WELCOME_MS = 2000

type Waiting = { readonly resolve: (answer: never) => void; readonly asked?: Asked }

/** Speaks to the process that holds the workspace; `undefined` where it does not answer. */
export async function connectToHolder({ socket: path, key }: Holder): Promise<Client | undefined> {
  const socket = connect(path!)
  const waiting = new Map<string, Waiting>()
  try {
    const welcomed = new Promise<void>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('the holder closed the connection')))
      onLines(socket, (message) => {
        const said = message as FromSocket
        if (said.kind === 'welcome') resolve()
        else take(said, waiting)
      })
    })
    welcomed.catch(() => {})
    await Promise.race([once(socket, 'connect'), impatience(socket)])
    sendLine(socket, { kind: 'hello', key })
    await Promise.race([welcomed, impatience(socket)])
  } catch {
    socket.destroy()
    return undefined
  }
  socket.on('close', () => {
    for (const { resolve } of waiting.values()) resolve(gone as never)
    waiting.clear()
  })
  return toClient(socket, waiting)
}

const gone: Reply & HostReply = {
  ok: false,
  message: 'the host went away',
  failure: {
    code: 'rpc/unavailable',
    message: 'The host went away before it answered: ask again with the same --command-id.',
  },
}

function take(said: FromSocket, waiting: Map<string, Waiting>): void {
  if (said.kind === 'welcome' || said.kind === 'change') return
  const waiter = waiting.get(said.callId)
  if (said.kind === 'progress') waiter?.asked?.onProgress(said.progress)
  else {
    waiting.delete(said.callId)
    waiter?.resolve(said.reply as never)
  }
}

function toClient(socket: Socket, waiting: Map<string, Waiting>): Client {
  return {
    call(name, input, asked) {
      const callId = v7()
      const request = { name, input, commandId: asked.commandId ?? v7() }
      const reply = new Promise<Reply>((resolve) => {
        waiting.set(callId, { resolve, asked })
      })
      asked.signal.addEventListener('abort', () => sendLine(socket, { kind: 'cancel', callId }))
      sendLine(socket, { kind: 'call', callId, request })
      return reply
    },
    askHost(ask) {
      const callId = v7()
      const reply = new Promise<HostReply>((resolve) => {
        waiting.set(callId, { resolve })
      })
      sendLine(socket, { kind: 'host', callId, ask })
      return reply
    },
    async close() {
      waiting.clear()
      if (socket.closed) return
      const closed = once(socket, 'close')
      socket.end()
      await closed
    },
  }
}

async function impatience(socket: Socket): Promise<never> {
  const silence = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), WELCOME_MS)
    timer.unref()
    socket.once('close', () => clearTimeout(timer))
  })
  silence.catch(() => {})
  return silence
}
