import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { type Callable, serveWire, textIn } from './serve-wire.ts'
import type { Session } from './session.ts'
import { type HostAsk, type HostReply, onLines, REQUEST_LIMIT, sendLine } from './socket-wire.ts'

type Served = {
  readonly path: string
  readonly key: string
  readonly host: string
  readonly openSession: () => Session
  readonly onAsk: (ask: HostAsk) => Promise<HostReply>
}

/** A client that has not said who it is within this time is let go. */
const HELLO_MS = 5000
/** A client that does not read what it is sent is let go at this many waiting bytes. */
const BACKLOG_LIMIT = 16 * 1024 * 1024

/** Serves the router to programs of the same account on the same machine. */
export async function serveSocket(core: Callable, served: Served) {
  const clients = new Set<Socket>()
  const server = createServer((socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    socket.on('error', () => socket.destroy())
    welcome(socket, { core, served })
  })
  if (process.platform !== 'win32') rmSync(served.path, { force: true })
  server.listen(served.path)
  await once(server, 'listening')
  if (process.platform !== 'win32') chmodSync(served.path, 0o600)

  return {
    async close(): Promise<void> {
      const closed = once(server, 'close')
      server.close()
      for (const socket of clients) socket.destroy()
      await closed
    },
  }
}

type Arrival = { readonly core: Callable; readonly served: Served }

function welcome(socket: Socket, { core, served }: Arrival): void {
  const impatience = setTimeout(() => socket.destroy(), HELLO_MS)
  let wire: ReturnType<typeof serveWire> | undefined
  socket.on('close', () => {
    clearTimeout(impatience)
    wire?.close()
  })
  const receive = (message: unknown): void => {
    const said = message as Record<string, unknown>
    if (!wire) {
      if (said['kind'] !== 'hello' || !sameKey(said['key'], served.key))
        return void socket.destroy()
      clearTimeout(impatience)
      sendLine(socket, { kind: 'welcome', host: served.host, pid: process.pid })
      wire = serveWire(core, { session: served.openSession(), send: (out) => send(socket, out) })
    } else if (said['kind'] === 'host') void answerAsHost(socket, { said, served })
    else wire.receive(message)
  }
  onLines(socket, { limit: REQUEST_LIMIT, receive })
}

function send(socket: Socket, message: Parameters<typeof sendLine>[1]): void {
  if (socket.writableLength > BACKLOG_LIMIT) socket.destroy()
  else sendLine(socket, message)
}

type HostAsked = { readonly said: Record<string, unknown>; readonly served: Served }

async function answerAsHost(socket: Socket, { said, served }: HostAsked): Promise<void> {
  const reply = await served.onAsk(toAsk(said['ask'])).catch(notDone)
  sendLine(socket, { kind: 'host', callId: textIn(said['callId']), reply })
}

function toAsk(said: unknown): HostAsk {
  const { what, person } = (
    typeof said === 'object' && said !== null ? said : {}
  ) as Partial<HostAsk>
  return {
    what: textIn(what) as HostAsk['what'],
    ...(person !== undefined && { person: textIn(person) }),
  }
}

const notDone = (): HostReply => ({ ok: false, message: 'The host could not do that.' })

function sameKey(offered: unknown, key: string): boolean {
  const [a, b] = [Buffer.from(textIn(offered)), Buffer.from(key)]
  return a.length === b.length && timingSafeEqual(a, b)
}
