import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Core } from '#core/open-core.ts'
import type { Ports } from '#core/ports.ts'
import { openSession, type Session } from '#core/rpc/session.ts'
import type { HostAsk, HostReply } from '#core/rpc/socket-wire.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { type Address, addressOf, isName, originOf } from './admit.ts'
import { createHttpServer } from './http-server.ts'
import { createStartCodes } from './start-codes.ts'
import { createStaticFiles } from './static-files.ts'

export type ListenOptions = {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Further names under which this machine is reached; only with TLS. */
  readonly names: readonly string[]
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
}

type Parts = {
  readonly core: Core
  readonly ports: Ports
  readonly pages: string
  readonly osUser: string | undefined
}

/** How browsers reach the address of version 4 through version 6; no page has it as its host. */
const MAPPED = '::ffff:127.0.0.1'
const LOOPBACK = ['127.0.0.1', '::1', MAPPED]
const isLoopback = (address: string) => LOOPBACK.includes(address)

/** Nobody may be served as was asked; the message says why and what to do. */
export class NotServed extends Error {}

/** Only loopback is served without TLS, and only under its own names. */
export function refuseOpenDoor({ host, names, tls }: ListenOptions): void {
  if (!isLoopback(host) && !tls) {
    throw new NotServed(
      `${host} can be reached by others: give --tls-cert and --tls-key, or leave --host away.`,
    )
  }
  if (names.length > 0 && !tls) {
    throw new NotServed('--name needs --tls-cert and --tls-key: anybody may point a name here.')
  }
  const odd = [host, ...names].find((name) => !isName(name))
  if (odd !== undefined) throw new NotServed(`${odd} is no host that a browser could ask for.`)
}

/** Serves browsers on loopback, or elsewhere where it was asked for and TLS protects it. */
export async function serveBrowser(parts: Parts, options: ListenOptions) {
  refuseOpenDoor(options)
  const { host, port, tls } = options
  const codes = createStartCodes(parts.ports.clock)
  let address: Address = { hosts: new Set(), origins: new Set() }
  const { server, closeSockets } = createHttpServer({
    core: parts.core,
    codes,
    files: createStaticFiles(parts.pages),
    log: parts.ports.log,
    address: () => address,
    tls,
  })
  server.listen(port, host)
  await once(server, 'listening')
  const bound = (server.address() as AddressInfo).port
  const standing = standingAt(options, bound)
  address = standing.address
  const { origin } = standing

  const linkFor = (person?: string): string => {
    const code = codes.offer((from) => admit(parts, { person, from }))
    return `${origin}/#code=${code}`
  }
  return {
    origin,
    port: bound,
    linkFor,
    onAsk: (ask: HostAsk): Promise<HostReply> => answerAsk(ask, { core: parts.core, linkFor }),
    async close(): Promise<void> {
      const closed = once(server, 'close')
      closeSockets()
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Under which names it is served, and which of them links carry. */
function standingAt({ host, names, tls }: ListenOptions, port: number) {
  const door = { port, secure: tls !== undefined }
  const known = isLoopback(host) ? ['127.0.0.1', 'localhost', '::1'] : [host]
  const shown = names[0] ?? (host === MAPPED ? '127.0.0.1' : host)
  return { address: addressOf([...known, ...names], door), origin: originOf(shown, door) }
}

async function answerAsk(
  ask: HostAsk,
  { core, linkFor }: { readonly core: Core; readonly linkFor: (person?: string) => string },
): Promise<HostReply> {
  if (ask.what !== 'link') return { ok: false, message: 'This host does not know that request.' }
  const { person } = ask
  const { people } = core.running().unitOfWork.reading
  if (person !== undefined && !people.find(person as PersonId)?.active) {
    return { ok: false, message: 'No such person is active on this workspace.' }
  }
  return { ok: true, value: { url: linkFor(person) } }
}

/**
 * Whom a code admits: the account that asked for it. On another machine nobody vouches for who
 * typed the link in, so that is a declared person until a passphrase proves them; so is anybody
 * else whom the account speaks for.
 */
function admit(
  { core, osUser }: Parts,
  { person, from }: { readonly person: string | undefined; readonly from: string },
): Session {
  const { people } = core.running().unitOfWork.reading
  const own = osUser === undefined ? undefined : people.byOsUser(osUser)?.id
  const here = isLoopback(from)
  const asked = (person as PersonId | undefined) ?? own
  return openSession({
    origin: `browser ${from}`,
    osUser: here ? osUser : undefined,
    local: here,
    person: asked,
    assurance: here && asked === own ? 'os' : 'declared',
  })
}
