import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { FromCore } from '#shared/contract/wire.ts'
import { originIsOurs, whyNotAdmitted } from './admit.ts'
import type { HttpParts } from './http-server.ts'

const PROTOCOL = 'signalbox'
const BEARER = 'bearer.'
const BACKLOG_LIMIT = 4 * 1024 * 1024
const PING_MS = 30_000

/** Announces changes to browsers: our own origin and a token, both needed at the door. */
export function serveChanges(server: Server, parts: HttpParts) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    handleProtocols: () => PROTOCOL,
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const status = refusalOf(request, parts)
    if (status) {
      const answer = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`
      // Not only ended: whoever keeps their half open would hold a place for ever.
      socket.end(answer, () => socket.destroy())
      return
    }
    const stillKnown = () => parts.codes.isKnown(tokenOf(request) ?? '')
    sockets.handleUpgrade(request, socket, head, (accepted) =>
      announce(accepted, { core: parts.core, stillKnown }),
    )
  })
  return {
    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

function refusalOf(request: IncomingMessage, { address, codes }: HttpParts): string | undefined {
  if (whyNotAdmitted(request, address())) return '403 Forbidden'
  if (!originIsOurs(request, address())) return '403 Forbidden'
  if (request.url !== '/changes') return '404 Not Found'
  const token = offeredBy(request).includes(PROTOCOL) ? tokenOf(request) : undefined
  return token !== undefined && codes.isKnown(token) ? undefined : '401 Unauthorized'
}

const offeredBy = ({ headers }: IncomingMessage) =>
  (headers['sec-websocket-protocol'] ?? '').split(/, */)

const tokenOf = (request: IncomingMessage) =>
  offeredBy(request)
    .find((one) => one.startsWith(BEARER))
    ?.slice(BEARER.length)

type Announced = Pick<HttpParts, 'core'> & { readonly stillKnown: () => boolean }

/** A browser that does not read, is gone without a word, or has left its session, is let go. */
function announce(socket: WebSocket, { core, stillKnown }: Announced): void {
  let heard = true
  const stop = core.onChange((change) => {
    const message: FromCore = { kind: 'change', change }
    if (socket.bufferedAmount > BACKLOG_LIMIT || !stillKnown()) socket.terminate()
    else socket.send(JSON.stringify(message))
  })
  const pulse = setInterval(() => {
    if (!heard || !stillKnown()) socket.terminate()
    heard = false
    socket.ping(randomUUID())
  }, PING_MS)
  pulse.unref()
  socket.on('pong', () => {
    heard = true
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearInterval(pulse)
    stop()
  })
}
