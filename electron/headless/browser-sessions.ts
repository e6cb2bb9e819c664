import { createHash } from 'node:crypto'
import type { Clock } from '#core/ports.ts'
import type { Session } from '#core/rpc/session.ts'

/** A session that nobody uses for so long has ended; so has one that began so long ago. */
export const IDLE_MS = 12 * 60 * 60 * 1000
export const LONGEST_MS = 7 * 24 * 60 * 60 * 1000
/** More browsers than that at once are nobody's: the one that was quiet longest is let go. */
export const SESSION_LIMIT = 200

type Kept = { readonly session: Session; readonly since: number; readonly usedAt: number }

/** Only digests are kept of what opens something, so nothing is compared byte by byte. */
export const digest = (text: string) => createHash('sha256').update(text).digest('base64')

/** Which token stands for which session, until it ends by itself or is ended. */
export function createBrowserSessions(clock: Pick<Clock, 'elapsed'>) {
  /** The one that was used last stands last. */
  const sessions = new Map<string, Kept>()

  const hasEnded = ({ since, usedAt }: Kept): boolean =>
    clock.elapsed() - usedAt > IDLE_MS || clock.elapsed() - since > LONGEST_MS

  const find = (token: string): Kept | undefined => {
    const kept = sessions.get(digest(token))
    return kept && !hasEnded(kept) ? kept : undefined
  }
  const keep = (token: string, kept: Kept): void => {
    sessions.delete(digest(token))
    sessions.set(digest(token), kept)
  }

  return {
    begin(token: string, session: Session): void {
      keep(token, { session, since: clock.elapsed(), usedAt: clock.elapsed() })
      for (const [name, kept] of sessions) {
        if (hasEnded(kept) || sessions.size > SESSION_LIMIT) sessions.delete(name)
      }
    },
    /** The session that a token stands for; it counts as used. */
    use(token: string): Session | undefined {
      const kept = find(token)
      if (kept) keep(token, { ...kept, usedAt: clock.elapsed() })
      return kept?.session
    },
    /** Whether a token still stands for a session; a page that merely listens does not use it. */
    isKnown: (token: string): boolean => find(token) !== undefined,
    end: (token: string) => sessions.delete(digest(token)),
  }
}
