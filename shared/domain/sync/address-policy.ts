import { embeddedIp4, isWithin, parseIp } from './ip-address.ts'

/** Where machines keep their own secrets, or where nobody can be meant. */
const never = [
  ...['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'],
  ...['100.100.100.200', '168.63.129.16', '192.0.0.192'],
  ...['::', 'fe80::/10', 'ff00::/8', 'fd00:ec2::254', 'fd20:ce::254'],
]
const inside = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'],
  ...['fc00::/7', 'fec0::/10'],
]
const loopback = ['127.0.0.0/8', '::1']
const neverByName = /^(metadata(\.google\.internal|\.goog)?|instance-data(\.ec2\.internal)?)$/

export type Refused = { readonly because: string; readonly fix: string }
type Allowance = { readonly privateNetwork: boolean }

/** Why nothing may be asked at this address; `undefined` where it may. Names are judged again once they are resolved. */
export function judgeAddress(
  url: URL,
  allowance: Allowance & { readonly plainHttpTo: string | null },
): Refused | undefined {
  if (url.username !== '' || url.password !== '') {
    return {
      because: 'The address carries a user name or password.',
      fix: 'Take it out of the address and give it as the secret of the source.',
    }
  }
  return judgeScheme(url, allowance.plainHttpTo) ?? judgeHost(url.hostname, allowance)
}

function judgeScheme(url: URL, plainHttpTo: string | null): Refused | undefined {
  if (url.protocol === 'https:') return undefined
  if (url.protocol !== 'http:') {
    return {
      because: `Nothing can be asked over “${url.protocol.slice(0, -1)}”.`,
      fix: 'Give an address that starts with https://.',
    }
  }
  const named = plainHttpTo?.toLowerCase()
  if (isLoopback(url.hostname) || named === url.hostname || named === url.host) return undefined
  return {
    because: `${url.host} would be asked without encryption, so anybody on the way could read the secret.`,
    fix: 'Change the address of the source to https://, or allow plain HTTP to this host by its name.',
  }
}

/** The same for a host alone: a name, or an address that a name was resolved to. */
export function judgeHost(host: string, { privateNetwork }: Allowance): Refused | undefined {
  const address = addressOf(host)
  if (neverByName.test(plainName(host)) || liesIn(address, never)) {
    return {
      because: `${host} is an address where machines keep their own secrets, or nobody’s at all; it is never asked.`,
      fix: 'Change the address of the source.',
    }
  }
  if (privateNetwork || !liesIn(address, inside)) return undefined
  return {
    because: `${host} lies in a private network.`,
    fix: 'Allow the private network for this source if that is where it is.',
  }
}

/** Whether it is this machine itself; every name below `localhost` means it too (RFC 6761). */
export function isLoopback(host: string): boolean {
  return /(^|\.)localhost$/.test(plainName(host)) || liesIn(addressOf(host), loopback)
}

const plainName = (host: string): string => host.toLowerCase().replace(/\.$/, '')

function addressOf(host: string): readonly number[] | undefined {
  const bytes = parseIp(host.replace(/\.$/, ''))
  return bytes && (embeddedIp4(bytes) ?? bytes)
}

const liesIn = (address: readonly number[] | undefined, ranges: readonly string[]): boolean =>
  address !== undefined && ranges.some((range) => isWithin(address, range))
