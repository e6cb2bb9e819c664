import { once } from 'node:events'
import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import { networkFailure } from './network-failure.ts'

const CONNECT_MS = 10_000

export type Target = { readonly hostname: string; readonly port: number }
type Dialling = { readonly signal: AbortSignal; readonly lookup?: LookupFunction | undefined }

/** A connection, or plain words why there is none. */
export async function dial(target: Target, { signal, lookup }: Dialling): Promise<Socket> {
  const { hostname: host, port } = target
  const socket = connect({ host, port, signal, ...(lookup && { lookup }) })
  socket.setNoDelay(true)
  return await established(socket, {
    event: 'connect',
    describe: () => ({ host: placeOf(target) }),
  })
}

export const placeOf = ({ hostname, port }: Target): string =>
  `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`

/** Encrypts a connection, once whoever is at its other end has shown who they are. */
export async function secure(
  socket: Socket,
  { target, secureContext }: { readonly target: Target; readonly secureContext: SecureContext },
): Promise<TLSSocket> {
  const { hostname: host } = target
  const servername = isIP(host) ? {} : { servername: host }
  const shown = { host: placeOf(target), issuer: undefined as string | undefined }
  const encrypted = connectTls({
    ...{ socket, host, secureContext, ALPNProtocols: ['http/1.1'] },
    ...servername,
  })
  // What failed its check is gone with the connection, so it is looked at just before it is judged.
  encrypted.prependListener('secure', () => {
    shown.issuer = issuerOf(encrypted)
  })
  const done = await established(encrypted, { event: 'secureConnect', describe: () => shown })
  if (done.authorized) return done
  // A variable of the environment can make Node go on regardless; we never do.
  done.destroy()
  const error = Object.assign(new Error(), { code: String(done.authorizationError) })
  throw networkFailure(error, shown)
}

function issuerOf(socket: TLSSocket): string | undefined {
  const { issuer } = socket.getPeerCertificate()
  const named = issuer?.CN ?? issuer?.O ?? issuer?.OU
  return Array.isArray(named) ? named[0] : named
}

type Awaited = {
  readonly event: 'connect' | 'secureConnect'
  readonly describe: () => Parameters<typeof networkFailure>[1]
}

async function established<S extends Socket>(socket: S, { event, describe }: Awaited): Promise<S> {
  const late = Object.assign(new Error('late'), { code: 'ETIMEDOUT' })
  const giveUp = () => socket.destroy(late)
  socket.setTimeout(CONNECT_MS, giveUp)
  try {
    await once(socket, event)
  } catch (error) {
    throw networkFailure(error, describe())
  }
  socket.setTimeout(0)
  socket.off('timeout', giveUp)
  return socket
}
