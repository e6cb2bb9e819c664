import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { v7 } from 'uuid'
import {
  ANSWER_LIMIT,
  type FromSocket,
  type HostReply,
  onLines,
  sendLine,
} from '#core/rpc/socket-wire.ts'
import type { Holder } from '#core/workspace/lock.ts'
import type { Progress, Reply } from '#shared/contract/index.ts'
import type { Client } from './client.ts'

const WELCOME_MS = 700

type Call = { answer(reply: Reply): void; progress(progress: Progress): void }
/** What was asked of the core and of the host itself, each under its id. */
type Waiting = {
  readonly calls: Map<string, Call>
  readonly asks: Map<string, (reply: HostReply) => void>
}

/** Speaks to the process that holds the workspace; `undefined` where it does not answer. */
export async function connectToHolder(holder: Holder): Promise<Client | undefined> {
  if (holder.socket === null) return undefined
  const socket = connect(holder.socket)
  const waiting: Waiting = { calls: new Map(), asks: new Map() }
  try {
    const welcomed = untilWelcome(socket, waiting)
    welcomed.catch(() => {})
    await Promise.race([once(socket, 'connect'), impatience(socket)])
    sendLine(socket, { kind: 'hello', key: holder.key })
    await Promise.race([welcomed, impatience(socket)])
  } catch {
    socket.destroy()
    return undefined
  }
  socket.on('close', () => giveUp(waiting))
  return toClient(socket, waiting)
}

const untilWelcome = (socket: Socket, waiting: Waiting) =>
  new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the holder closed the connection')))
    const receive = (message: unknown): void => {
      // Whoever holds the workspace is this very program, and has shown that it knows the key.
      const said = message as FromSocket
      if (said.kind === 'welcome') resolve()
      else take(said, waiting)
    }
    onLines(socket, { limit: ANSWER_LIMIT, receive })
  })

function take(said: FromSocket, { calls, asks }: Waiting): void {
  if (said.kind === 'progress') calls.get(said.callId)?.progress(said.progress)
  if (said.kind === 'reply') {
    calls.get(said.callId)?.answer(said.reply)
    calls.delete(said.callId)
  }
  if (said.kind === 'host') {
    asks.get(said.callId)?.(said.reply)
    asks.delete(said.callId)
  }
}

function giveUp({ calls, asks }: Waiting): void {
  const message = 'The host went away before it answered: ask again with the same --command-id.'
  const failure = { code: 'rpc/unavailable', message }
  for (const { answer } of calls.values()) answer({ ok: false, failure })
  for (const answer of asks.values()) answer({ ok: false, message: 'The host went away.' })
  calls.clear()
  asks.clear()
}

function toClient(socket: Socket, { calls, asks }: Waiting): Client {
  return {
    call(name, input, { commandId = v7(), undoes, signal, onProgress }) {
      const callId = v7()
      const reply = new Promise<Reply>((answer) => {
        calls.set(callId, { answer, progress: onProgress })
      })
      signal.addEventListener('abort', () => sendLine(socket, { kind: 'cancel', callId }))
      const request = { name, input, commandId, ...(undoes && { undoes }) }
      sendLine(socket, { kind: 'call', callId, request })
      return reply
    },
    askHost(ask) {
      const callId = v7()
      const reply = new Promise<HostReply>((answer) => {
        asks.set(callId, answer)
      })
      sendLine(socket, { kind: 'host', callId, ask })
      return reply
    },
    async close() {
      calls.clear()
      asks.clear()
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
