import { createHash } from 'node:crypto'
import type { SecureContext } from 'node:tls'
import { Agent, type buildConnector, type Dispatcher, ProxyAgent } from 'undici'
import type { Trust } from '#core/ports.ts'
import { dial, secure, type Target } from './dial.ts'
import { judgedLookup } from './judged-lookup.ts'
import { type ProxyEnvironment, proxyFor, proxyProof } from './proxy-for.ts'
import { openSecureContext } from './secure-context.ts'
import { openTunnel } from './tunnel.ts'

/** Connections of one trust are never lent to another: what one may reach, the other may not. */
export function openAgents(environment: ProxyEnvironment) {
  const closing = new AbortController()
  const agents = new Map<string, Dispatcher>()
  const agentOf = (name: string, make: () => Dispatcher) => {
    const agent = agents.get(name) ?? make()
    agents.set(name, agent)
    return agent
  }
  return {
    /** Who brings a request to this address on its way. */
    of(url: URL, trust: Trust): Dispatcher {
      const key = createHash('sha256').update(JSON.stringify(trust)).digest('hex')
      const proxy = proxyFor(url, environment)
      if (proxy && url.protocol === 'http:') {
        return agentOf(`${key} ${proxy.href}`, () => forwarding(proxy, trust))
      }
      const connect = () => openConnector({ trust, environment, signal: closing.signal })
      return agentOf(key, () => new Agent({ connect: connect() }))
    },
    async close(): Promise<void> {
      closing.abort()
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

/** Plain HTTP needs no tunnel: the proxy is asked itself, with the whole address. */
function forwarding(proxy: URL, trust: Trust): Dispatcher {
  const proof = proxyProof(proxy)['proxy-authorization']
  return new ProxyAgent({
    uri: proxy.origin,
    ...(proof && { token: proof }),
    proxyTls: { secureContext: openSecureContext({ ...trust, clientCertificate: null }) },
  })
}

type Ways = {
  readonly trust: Trust
  readonly environment: ProxyEnvironment
  readonly signal: AbortSignal
}

function openConnector({ trust, environment, signal }: Ways): buildConnector.connector {
  const secureContext = openSecureContext(trust)
  const lookup = judgedLookup(trust.privateNetwork)
  const toProxy = onceOnly(() => openSecureContext({ ...trust, clientCertificate: null }))
  const reach = async (url: URL) => {
    const target = targetOf(url)
    const proxy = proxyFor(url, environment)
    const socket = proxy
      ? await throughProxy({ proxy, target, signal, secureContext: toProxy })
      : await dial(target, { signal, lookup })
    return url.protocol === 'https:' ? await secure(socket, { target, secureContext }) : socket
  }
  return ({ protocol, hostname, port }, done) => {
    const host = hostname.includes(':') ? `[${hostname}]` : hostname
    reach(new URL(`${protocol}//${host}:${port}`)).then(
      (socket) => done(null, socket),
      (error) => done(error, null),
    )
  }
}

type Through = {
  readonly proxy: URL
  readonly target: Target
  readonly signal: AbortSignal
  readonly secureContext: () => SecureContext
}

async function throughProxy({ proxy, target, signal, secureContext }: Through) {
  const itself = targetOf(proxy)
  const socket = await dial(itself, { signal })
  const reached =
    proxy.protocol === 'https:'
      ? await secure(socket, { target: itself, secureContext: secureContext() })
      : socket
  return await openTunnel(reached, { proxy, target })
}

const targetOf = ({ protocol, hostname, port }: URL): Target => ({
  hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
  port: Number(port) || (protocol === 'https:' ? 443 : 80),
})

function onceOnly<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
