import type { IncomingMessage } from 'node:http'

/** Where a server may be reached: the exact hosts and the origins that its own pages have. */
export type Address = {
  readonly hosts: ReadonlySet<string>
  readonly origins: ReadonlySet<string>
}

type Door = { readonly port: number; readonly secure: boolean }

/** Hosts with and without a port that goes without saying, as clients may name them. */
export function addressOf(names: readonly string[], door: Door): Address {
  const urls = names.map((name) => urlOf(name, door))
  return {
    hosts: new Set(urls.flatMap(({ host, hostname }) => [host, `${hostname}:${door.port}`])),
    origins: new Set(urls.map(({ origin }) => origin)),
  }
}

/** Where a browser finds us under a name: written as browsers write it, so that both agree. */
export const originOf = (name: string, door: Door): string => urlOf(name, door).origin

export const isName = (name: string): boolean =>
  /^[^/?#@\\\s]+$/.test(name) && URL.canParse(written(name, { port: 0, secure: true }))

const urlOf = (name: string, door: Door) => new URL(written(name, door))

const written = (name: string, { port, secure }: Door) =>
  `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`

/**
 * Why a request is not for us, before anything looks at its path: a host that is not exactly ours
 * (a rebound name would be), or an origin that is not our own page.
 */
export function whyNotAdmitted(
  request: IncomingMessage,
  { hosts, origins }: Address,
): string | undefined {
  const named = valuesOf(request, 'host')
  if (named.length !== 1 || !hosts.has(named[0]!)) return 'That host is not served here.'
  if (!request.url?.startsWith('/') || request.url.startsWith('//')) {
    return 'Only a plain path is served here.'
  }
  const from = valuesOf(request, 'origin')
  if (from.length > 1 || (from.length === 1 && !origins.has(from[0]!))) {
    return 'That origin is not served here.'
  }
  const site = request.headers['sec-fetch-site']
  const strange = site !== undefined && site !== 'same-origin' && site !== 'none'
  return strange && !isPlainVisit(request) ? 'Only pages of this host may ask here.' : undefined
}

/** A link followed from somewhere else shows the page, which knows nothing yet. */
const isPlainVisit = ({ method, headers }: IncomingMessage) =>
  method === 'GET' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document'

export const originIsOurs = (request: IncomingMessage, { origins }: Address): boolean => {
  const from = valuesOf(request, 'origin')
  return from.length === 1 && origins.has(from[0]!)
}

/** The token of an Authorization header; `undefined` where there is no well-formed one. */
export function bearerOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer ([\w-]{43})$/.exec(headers.authorization ?? '')?.[1]
}

/** Every value as it was sent: a second one must not hide behind the first. */
function valuesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name)
}
