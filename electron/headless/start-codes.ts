import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#core/ports.ts'
import type { Session } from '#core/rpc/session.ts'

export const CODE_MS = 60_000

/** Whom a code admits, given the address it is used from. */
type Open = (address: string) => Session

const digest = (text: string) => createHash('sha256').update(text).digest('base64')

/**
 * Codes that admit one browser each: bound to one session, good once and for sixty seconds, and
 * then exchanged for a token. Only digests are kept, so nothing is compared byte by byte.
 */
export function createStartCodes(clock: Pick<Clock, 'elapsed'>) {
  const codes = new Map<string, { readonly open: Open; readonly until: number }>()
  const sessions = new Map<string, Session>()

  return {
    offer(open: Open): string {
      for (const [kept, { until }] of codes) if (until < clock.elapsed()) codes.delete(kept)
      const code = randomBytes(32).toString('base64url')
      codes.set(digest(code), { open, until: clock.elapsed() + CODE_MS })
      return code
    },
    /** The token for a code; `undefined` for one that is used up, too old or made up. */
    exchange(code: string, address: string): string | undefined {
      const offered = codes.get(digest(code))
      codes.delete(digest(code))
      if (!offered || offered.until < clock.elapsed()) return undefined
      const token = randomBytes(32).toString('base64url')
      sessions.set(digest(token), offered.open(address))
      return token
    },
    sessionOf: (token: string): Session | undefined => sessions.get(digest(token)),
    end: (token: string) => sessions.delete(digest(token)),
  }
}
export type StartCodes = ReturnType<typeof createStartCodes>
