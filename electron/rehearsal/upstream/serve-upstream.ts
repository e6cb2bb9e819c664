import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock, Log } from '#core/ports.ts'
import { openDialects } from './dialects/all.ts'
import type { FastClock } from './fast-clock.ts'
import { type Answered, openDoor } from './open-door.ts'
import type { Plot } from './plot.ts'
import type { Asked, Dialect } from './wire.ts'
import type { Cast } from './world/cast.ts'
import { openWorld } from './world/world.ts'

const LONGEST_BODY = 1024 * 1024

type Serving = {
  readonly cast: Cast
  readonly plot: Plot
  readonly fast: FastClock
  readonly clock: Pick<Clock, 'now'>
  readonly log: Pick<Log, 'error'>
  /** The first of a row of ports, one a vendor; any free ones where it is left out. */
  readonly firstPort?: number | undefined
}

export type Served = {
  readonly dialect: Dialect
  readonly port: number
  /** Where its API is reached on this machine. */
  readonly address: string
}

export type Upstream = {
  readonly served: readonly Served[]
  readonly portOf: (vendor: string) => number | undefined
  /** From now on it keeps no process running that is through with everything else. */
  readonly unref: () => void
  readonly close: () => Promise<void>
}

/** One loopback server a vendor, so that its queue, its limits and its end stay its own. */
export async function serveUpstream(serving: Serving): Promise<Upstream> {
  const world = openWorld(serving.cast, serving.plot.happenings)
  const servers: Server[] = []
  const served: Served[] = []
  const close = async () => {
    await Promise.all(servers.map(closeServer))
  }
  try {
    for (const [i, dialect] of openDialects().entries()) {
      const answer = openDoor({ ...serving, dialect, world })
      const server = createServer((request, response) => {
        respond(request, { response, answer, port: portOf(server) }).catch((error: unknown) => {
          serving.log.error({ error, vendor: dialect.vendor }, 'the rehearsal could not answer')
          response.destroy()
        })
      })
      server.listen(serving.firstPort === undefined ? 0 : serving.firstPort + i, '127.0.0.1')
      await once(server, 'listening')
      servers.push(server)
      const port = portOf(server)
      served.push({ dialect, port, address: `http://127.0.0.1:${port}${dialect.basePath}` })
    }
  } catch (error) {
    await close()
    throw error
  }
  const ports = new Map<string, number>(served.map(({ dialect, port }) => [dialect.vendor, port]))
  return {
    served,
    portOf: (vendor) => ports.get(vendor),
    unref: () => servers.forEach((server) => void server.unref()),
    close,
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

type Responding = {
  readonly response: ServerResponse
  readonly answer: (asked: Asked) => Answered
  readonly port: number
}

async function respond(
  request: IncomingMessage,
  { response, answer, port }: Responding,
): Promise<void> {
  const body = await bodyOf(request)
  const host = request.headers.host ?? `127.0.0.1:${port}`
  const address = `http://${host}${request.url ?? '/'}`
  if (body === undefined || !URL.canParse(address)) {
    response.writeHead(body === undefined ? 413 : 400).end()
    return
  }
  const { method = 'GET' } = request
  const answered = answer({ method, url: new URL(address), headers: headersOf(request), body })
  if (answered.is === 'cut') {
    request.socket.destroy()
    return
  }
  const { said, afterMs } = answered
  if (afterMs > 0) await wait(afterMs, undefined, { ref: false })
  response.writeHead(said.status, { ...said.headers })
  response.end(method === 'HEAD' ? undefined : said.body)
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** `undefined` where it is longer than anybody needs. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > LONGEST_BODY) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
