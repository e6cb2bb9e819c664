import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isLoopback, judgeHost } from '#shared/domain/sync/address-policy.ts'
import { refusedAddress } from './network-failure.ts'

/**
 * Resolves a name and refuses it if any of its addresses may not be asked: the connection goes to
 * exactly what was judged, so a name that changes its mind in between gains nothing.
 */
export const judgedLookup = (
  privateNetwork: boolean,
  { resolve = lookup }: { readonly resolve?: typeof lookup } = {},
): LookupFunction =>
  function judged(hostname, options, done) {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      for (const { address } of addresses) {
        const refused = judgeHost(address, { privateNetwork }) ?? notThisMachine(hostname, address)
        if (refused) return done(refusedAddress(hostname, refused), '')
      }
      const [first] = addresses
      if (options.all) done(null, addresses)
      else done(null, first?.address ?? '', first?.family)
    })
  }

/** This machine is asked without encryption, so its name must mean nobody else. */
const notThisMachine = (hostname: string, address: string) =>
  isLoopback(hostname) && !isLoopback(address)
    ? {
        because: `${hostname} should be this machine, but leads to ${address}.`,
        fix: 'Write the address of this machine as 127.0.0.1.',
      }
    : undefined
