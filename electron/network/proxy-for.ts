import { isLoopback } from '#shared/domain/sync/address-policy.ts'

/** The variables of the environment that name proxies, in either writing. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>

/** The proxy that the environment names for this address; never one for this machine itself. */
export function proxyFor(url: URL, environment: ProxyEnvironment): URL | undefined {
  const said = (name: string) =>
    environment[name.toLowerCase()] || environment[name.toUpperCase()] || undefined
  const proxy = url.protocol === 'https:' ? said('https_proxy') : said('http_proxy')
  if (!proxy || isLoopback(url.hostname) || isSpared(url, said('no_proxy') ?? '')) return undefined
  const address = proxy.includes('://') ? proxy : `http://${proxy}`
  if (URL.canParse(address) && /^https?:\/\//i.test(address)) return new URL(address)
  throw new UnfitProxyError()
}

export class UnfitProxyError extends Error {}

/** Names with all below them, `*` for all, each perhaps for one port only. */
function isSpared(url: URL, spared: string): boolean {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return spared
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(parseEntry)
    .some((entry) => (entry.port ?? port) === port && matches(host, entry.name))
}

function parseEntry(entry: string): { readonly name: string; readonly port: string | undefined } {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? []
  return { name: bracketed ?? plain ?? entry, port }
}

function matches(host: string, name: string): boolean {
  if (name === '*') return true
  const bare = name.replace(/^\*?\./, '')
  return (host === bare && !name.startsWith('*.')) || host.endsWith(`.${bare}`)
}

/** What proves to the proxy who asks; it goes to the proxy only. */
export function proxyProof({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {}
  const proof = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
  return { 'proxy-authorization': `Basic ${proof.toString('base64')}` }
}
