import type { SourceNetwork } from '#shared/vocabulary/source.ts'

/** What is allowed beyond the usual. */
export function networkWords(network: SourceNetwork): string {
  const allowed = [
    ...(network.privateNetwork ? ['lies in our own network'] : []),
    ...(network.plainHttpTo === null ? [] : [`plain HTTP to ${network.plainHttpTo}`]),
    ...(network.authorities === null ? [] : ['trusts authorities of its own']),
    ...(network.clientCertificate === null ? [] : ['shows a client certificate']),
  ]
  return allowed.length === 0 ? 'as usual' : allowed.join(', ')
}
