import { randomBytes } from 'node:crypto'
import type { Clock } from '#core/ports.ts'
import type { Session } from '#core/rpc/session.ts'
import { createBrowserSessions, digest } from './browser-sessions.ts'

export const CODE_MS = 60_000

/** Whom a code admits, given the address it is used from. */
type Open = (address: string) => Session

/**
 * Codes that admit one browser each: bound to one session, good once and for sixty seconds, and
 * then exchanged for a token.
 */
export function createStartCodes(clock: Pick<Clock, 'elapsed'>) {
  const codes = new Map<string, { readonly open: Open; readonly until: number }>()
  const sessions = createBrowserSessions(clock)

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
      sessions.begin(token, offered.open(address))
      return token
    },
    sessionOf: sessions.use,
    isKnown: sessions.isKnown,
    end: sessions.end,
  }
}
export type StartCodes = ReturnType<typeof createStartCodes>
