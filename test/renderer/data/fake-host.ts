import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FromCore, Request } from '#shared/contract/wire.ts'

export type Asked = {
  readonly request: Request
  readonly token: string | undefined
  readonly incoming: IncomingMessage
}
type Answer = (asked: Asked, response: ServerResponse) => void

/** A host that answers as each test wants it, over real HTTP and a real socket. */
export async function startFakeHost(answer: Answer) {
  const asked: Asked[] = []
  const sockets = new WebSocketServer({ noServer: true })
  let admits = true

  const server = createServer(async (incoming, response) => {
    const one = {
      request: (await json(incoming)) as Request,
      token: incoming.headers.authorization,
      incoming,
    }
    asked.push(one)
    answer(one, response)
  })
  server.on('upgrade', (request, socket, head) => {
    if (!admits) return socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n')
    return sockets.handleUpgrade(request, socket, head, (open) =>
      sockets.emit('connection', open, request),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    names: () => asked.map(({ request }) => request.name),
    admit: (next: 'all' | 'nobody') => {
      admits = next === 'all'
    },
    /** The next connection to `/changes`, with the protocols it offered. */
    connection: async (): Promise<{ socket: WebSocket; protocols: string | undefined }> => {
      const [socket, request] = await once(sockets, 'connection')
      return { socket, protocols: request.headers['sec-websocket-protocol'] }
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type FakeHost = Awaited<ReturnType<typeof startFakeHost>>

export const line = (message: FromCore) => `${JSON.stringify(message)}\n`

export const replyWith = (value: unknown): FromCore => ({
  kind: 'reply',
  callId: 'any',
  reply: { ok: true, value },
})
