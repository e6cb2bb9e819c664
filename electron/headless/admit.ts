import type { IncomingMessage } from 'node:http'

/** Where a server may be reached: the exact hosts and the origins that its own pages have. */
export type Address = {
  readonly hosts: ReadonlySet<string>
  readonly origins: ReadonlySet<string>
}

export function addressOf(
  names: readonly string[],
  { port, secure }: { port: number; secure: boolean },
): Address {
  const hosts = names.map((name) => `${name.includes(':') ? `[${name}]` : name}:${port}`)
  const scheme = secure ? 'https' : 'http'
  return { hosts: new Set(hosts), origins: new Set(hosts.map((host) => `${scheme}://${host}`)) }
}

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
