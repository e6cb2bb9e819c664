import {
  type Clock,
  type Exchange,
  ExchangeError,
  type Log,
  type Network,
  type Secrets,
} from '#core/ports.ts'
import { isLoopback } from '#shared/domain/sync/address-policy.ts'
import { createFastClock } from './fast-clock.ts'
import { readOutside } from './outside.ts'
import { type Plot, plotOf } from './plot.ts'
import { readScenario, USUAL } from './read-scenario.ts'
import { serveUpstream, type Upstream } from './serve-upstream.ts'

/** The names under which a rehearsal asks: they lead to this machine whatever anybody says (RFC 6761). */
const DOMAIN = '.rehearsal.localhost'
export const addressOf = (vendor: string): string => `http://${vendor}${DOMAIN}`

type Lending = {
  readonly folder: string
  readonly network: Network
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** The usual week where it is left out. */
  readonly scenario?: string | undefined
  readonly speed?: number | undefined
}

export type Lent = {
  readonly network: Network
  readonly secrets: Secrets
  readonly close: () => Promise<void>
}

/**
 * Opens the world around a rehearsal and lends it to the core as its network. Whatever else is asked for
 * is refused, but for this machine itself: a rehearsal never talks to the world.
 */
export async function lendUpstream(lending: Lending): Promise<Lent> {
  const { folder, network, secrets, clock, log, scenario = USUAL, speed = 1 } = lending
  const outside = readOutside(folder)
  const fast = createFastClock({ clock, startsAt: clock.now(), speed })
  const upstream = outside && (await open())
  upstream?.unref()

  function plot(present: number): Plot {
    // The usual week began with the rehearsal; anything else begins now.
    const startsAt = scenario === USUAL ? present : fast.now()
    return plotOf(readScenario(scenario), { cast: outside!.cast, startsAt })
  }
  function open(): Promise<Upstream> {
    const { cast } = outside!
    return serveUpstream({ cast, plot: plot(cast.present), fast, clock, log })
  }
  return {
    network: { ...network, exchange: exchangeWith(network.exchange, upstream) },
    secrets: {
      ...secrets,
      read: async (name) => (await secrets.read(name)) ?? outside?.tokens[name],
    },
    close: async () => upstream?.close(),
  }
}

function exchangeWith(exchange: Exchange, upstream: Upstream | undefined): Exchange {
  return async (request) => {
    const { hostname, host } = request.url
    if (!hostname.endsWith(DOMAIN)) {
      if (isLoopback(hostname)) return exchange(request)
      throw refused(host, 'a rehearsal talks to its own world and to this machine only')
    }
    const port = upstream?.portOf(hostname.slice(0, -DOMAIN.length))
    if (port === undefined)
      throw refused(host, 'the world around this rehearsal has no such system')
    const url = new URL(request.url)
    url.host = `127.0.0.1:${port}`
    return exchange({ ...request, url, headers: { ...request.headers, host } })
  }
}

const refused = (host: string, why: string): ExchangeError =>
  new ExchangeError(`${host} is not asked: ${why}.`, {
    trouble: 'addressRefused',
    fix: 'Open a workspace in earnest to read what is real.',
  })
