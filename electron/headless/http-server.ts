import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Log } from '#core/ports.ts'
import { type Callable, textIn, toRequest } from '#core/rpc/serve-wire.ts'
import type { Session } from '#core/rpc/session.ts'
import type { FromCore } from '#shared/contract/wire.ts'
import { type Address, bearerOf, whyNotAdmitted } from './admit.ts'
import { serveChanges } from './change-socket.ts'
import { NotJson, readJson, TooLarge } from './read-body.ts'
import type { StartCodes } from './start-codes.ts'
import type { StaticFiles } from './static-files.ts'

export type HttpParts = {
  readonly core: Callable
  readonly codes: StartCodes
  readonly files: StaticFiles
  readonly log: Log
  /** Known once the port is. */
  readonly address: () => Address
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
}

/** One route: what it answers is all it does. */
type Route = (request: IncomingMessage, response: ServerResponse, parts: HttpParts) => Promise<void>

const routes: Readonly<Record<string, Route>> = {
  'POST /session': enter,
  'DELETE /session': leave,
  'POST /call': call,
}

/** Slow or silent clients are let go: they must not hold anything for the others. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
  /** A missing host is refused at our own door, like a wrong one. */
  requireHostHeader: false,
}
const ANSWER_MS = 30_000

/** Serves the screens, the router and its changes over HTTP. */
export function createHttpServer(parts: HttpParts) {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    letGoOfSilentReader(response)
    handle(request, response, parts).catch((error: unknown) => fail(error, response, parts))
  }
  const server = parts.tls
    ? createSecureServer(
        { ...limits, ...parts.tls, minVersion: 'TLSv1.2', handshakeTimeout: 10_000 },
        answer,
      )
    : createServer(limits, answer)
  server.maxConnections = 2000
  server.on('clientError', (_, socket) => socket.destroy())
  const changes = serveChanges(server, parts)
  return { server, closeSockets: changes.close }
}

async function handle(request: IncomingMessage, response: ServerResponse, parts: HttpParts) {
  const why = whyNotAdmitted(request, parts.address())
  if (why) return say(response, 403, why)
  const pathname = rawPath(request)
  const route = routes[`${request.method} ${pathname}`]
  if (route) return route(request, response, parts)
  const nonce = randomBytes(16).toString('base64')
  const file = await parts.files({ method: request.method ?? 'GET', pathname, nonce })
  response.writeHead(file.status, file.headers).end(file.body)
}

/** The path as it was sent: a parser would have folded `..` away before anybody could refuse it. */
const rawPath = ({ url }: IncomingMessage) => url!.split(/[?#]/, 1)[0]!

/** An answer that nobody fetches would keep its bytes in memory for ever. */
function letGoOfSilentReader(response: ServerResponse): void {
  response.once('prefinish', () => {
    const timer = setTimeout(() => response.destroy(), ANSWER_MS)
    response.once('close', () => clearTimeout(timer))
  })
}

async function enter(
  request: IncomingMessage,
  response: ServerResponse,
  { codes, log }: HttpParts,
) {
  const body = (await readJson(request)) as { code?: unknown } | null
  const from = request.socket.remoteAddress ?? 'unknown'
  const token = codes.exchange(textIn(body?.code), from)
  if (!token) return say(response, 401, 'That code is used up or too old: ask for a new link.')
  log.info({ from }, 'a browser entered')
  json(response, { token })
}

async function leave(request: IncomingMessage, response: ServerResponse, { codes }: HttpParts) {
  codes.end(bearerOf(request) ?? '')
  response.writeHead(204, secured).end()
}

async function call(request: IncomingMessage, response: ServerResponse, parts: HttpParts) {
  const session = sessionOf(request, parts)
  if (!session) return say(response, 401, 'This session has ended: ask for a new link.')
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    return say(response, 415, 'A call is JSON.')
  }
  const asked = toRequest(await readJson(request))
  const controller = new AbortController()
  response.on('close', () => controller.abort())
  const send = (message: FromCore) => {
    if (!response.headersSent) response.writeHead(200, { ...secured, 'content-type': NDJSON })
    response.write(`${JSON.stringify(message)}\n`)
  }
  const reply = await parts.core.call(asked, session, {
    signal: controller.signal,
    report: (progress) => send({ kind: 'progress', callId: '', progress }),
  })
  send({ kind: 'reply', callId: '', reply })
  response.end()
}

const NDJSON = 'application/x-ndjson; charset=utf-8'
const secured = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function sessionOf(request: IncomingMessage, { codes }: HttpParts): Session | undefined {
  const token = bearerOf(request)
  return token === undefined ? undefined : codes.sessionOf(token)
}

function json(response: ServerResponse, value: unknown): void {
  const headers = { ...secured, 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(200, headers).end(JSON.stringify(value))
}

function say(response: ServerResponse, status: number, words: string): void {
  const headers = { ...secured, 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
  response.writeHead(status, headers).end(`${words}\n`)
}

/** What went wrong stays in the log; nobody outside hears more than that it did. */
function fail(error: unknown, response: ServerResponse, { log }: HttpParts): void {
  if (response.headersSent || response.destroyed) response.destroy()
  else if (error instanceof TooLarge) say(response, 413, 'A request holds at most one megabyte.')
  else if (error instanceof NotJson) say(response, 400, 'That is not JSON.')
  else {
    log.error({ error }, 'a request failed')
    say(response, 500, 'Something went wrong.')
  }
}
