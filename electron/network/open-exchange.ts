import { createGunzip } from 'node:zlib'
import { request as ask } from 'undici'
import {
  type Exchange,
  type ExchangeAnswer,
  ExchangeError,
  type ExchangeRequest,
} from '#core/ports.ts'
import { judgeHost } from '#shared/domain/sync/address-policy.ts'
import { networkFailure, refusedAddress } from './network-failure.ts'
import { openAgents } from './open-agents.ts'
import { type ProxyEnvironment, UnfitProxyError } from './proxy-for.ts'

/** Longer than whoever asks waits for the first byte, so that they speak first. */
const HEADERS_MS = 60_000
const BETWEEN_CHUNKS_MS = 30_000

type Environment = { readonly environment?: ProxyEnvironment }

/**
 * Exchanges with hosts over the network: no redirect is followed, no cookie kept, nothing tried
 * again, and whoever cannot show who they are is not spoken to.
 */
export function openExchange({ environment = process.env }: Environment = {}) {
  const agents = openAgents(environment)
  const exchange: Exchange = async (request) => {
    const { url, signal } = request
    refuseAddress(request)
    try {
      return await send(request, agents.of(url, request.trust))
    } catch (error) {
      signal.throwIfAborted()
      throw toFailure(error, url)
    }
  }
  return { exchange, close: agents.close }
}

/** A host that is an address is never looked up, so it is judged here. */
function refuseAddress({ url: { hostname }, trust }: ExchangeRequest): void {
  const refused = judgeHost(hostname, trust)
  if (refused) throw refusedAddress(hostname, refused)
}

function toFailure(error: unknown, url: URL): ExchangeError {
  if (!(error instanceof UnfitProxyError)) return networkFailure(error, { host: url.host })
  return new ExchangeError('The environment names a proxy in a way that cannot be understood.', {
    trouble: 'unreachable',
    fix: 'Write HTTPS_PROXY as in http://user:password@proxy:8080.',
  })
}

type Dispatcher = ReturnType<ReturnType<typeof openAgents>['of']>

async function send(request: ExchangeRequest, dispatcher: Dispatcher): Promise<ExchangeAnswer> {
  const { url, method, headers, body, signal } = request
  const answer = await ask(url, {
    ...{ dispatcher, method, body: body ?? null, signal },
    headers: { 'accept-encoding': 'gzip', ...headers },
    headersTimeout: HEADERS_MS,
    bodyTimeout: BETWEEN_CHUNKS_MS,
  })
  const { 'content-encoding': encoding, ...rest } = joined(answer.headers)
  const unpacks = encoding?.toLowerCase() === 'gzip' && ![204, 304].includes(answer.statusCode)
  // A body that nobody reads may break too; whoever reads it is told all the same.
  answer.body.on('error', () => {})
  return {
    status: answer.statusCode,
    headers: unpacks || !encoding ? rest : { ...rest, 'content-encoding': encoding },
    body: chunks(answer.body, { unpacks, request }),
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

const joined = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'set-cookie')
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )

type Sent = Awaited<ReturnType<typeof ask>>['body']

/** Whoever stops reading closes the connection; what breaks on the way is told in plain words. */
async function* chunks(
  sent: Sent,
  { unpacks, request }: { readonly unpacks: boolean; readonly request: ExchangeRequest },
): AsyncGenerator<Uint8Array> {
  const unpacked = unpacks ? sent.pipe(createGunzip()) : undefined
  sent.once('error', (error) => unpacked?.destroy(error))
  try {
    for await (const chunk of unpacked ?? sent) yield chunk
  } catch (error) {
    request.signal.throwIfAborted()
    throw networkFailure(error, { host: request.url.host })
  } finally {
    unpacked?.destroy()
    sent.destroy()
  }
}
