import { v7 } from 'uuid'
import { onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createHttpClient } from '#renderer/data/http-client.ts'
import { readReply } from '#renderer/data/read-reply.ts'
import { createConnection } from '#renderer/state/connection.ts'
import { type CoreClient, isOperation } from '#shared/contract/index.ts'
import type { Request } from '#shared/contract/wire.ts'
import { type Served, serveCore } from '../headless/serving.ts'
import type { Line, OpenTransport } from './conformance.ts'
import { coreInMemory } from './opened.ts'

/** The headless host, spoken to with the client of the page. */
export const overHttp: OpenTransport = async (furnished) => {
  const served = await serveCore(await coreInMemory(furnished))
  vi.stubGlobal('WebSocket', browserSocket(served.origin))
  onTestFinished(() => void vi.unstubAllGlobals())
  return { connect: () => lineTo(served) }
}

/** A browser says where its page came from; Node's own socket cannot. */
const browserSocket = (origin: string) =>
  class extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { origin })
    }
  }

type Door = { readonly origin: string; readonly token: string }

async function askPlainly({ origin, token }: Door, request: Request): Promise<never> {
  const response = await fetch(new URL('/call', origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return (await readReply(response, undefined)) as never
}

async function lineTo({ origin, enter }: Served): Promise<Line> {
  const gone = new AbortController()
  const stops = new Set<() => void>()
  const token = await enter()
  const http = createHttpClient({
    host: origin,
    token,
    connection: createConnection(),
    onSignedOut: () => {},
  })
  const client: CoreClient = {
    call: (name, input, options = {}) => {
      // The page's client cannot be asked for what the contract does not name.
      if (!isOperation(name)) return askPlainly({ origin, token }, { name, input, commandId: v7() })
      const { signal = gone.signal } = options
      return http.call(name, input, {
        ...options,
        signal: AbortSignal.any([signal, gone.signal]),
      })
    },
    onChange(listener) {
      const stop = http.onChange(listener)
      stops.add(stop)
      return stop
    },
  }
  const leave = () => {
    gone.abort()
    for (const stop of stops) stop()
  }
  onTestFinished(leave)
  return { client, leave }
}
