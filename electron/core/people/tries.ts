import type { Clock } from '../ports.ts'
import { Refusal } from '../refusal.ts'

const FREE_TRIES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000
/** More names than this are not kept apart, so that made-up ones cannot fill the memory. */
const NAMES_KEPT = 10_000

type Tried = { readonly times: number; readonly openAt: number }

/** Slows down guessing. Kept in memory; nobody can turn the clock it goes by. */
export function createTries(clock: Pick<Clock, 'elapsed'>) {
  const tried = new Map<string, Tried>()

  return {
    /** Counts a try before its outcome is known, so that many at once gain nothing. */
    begin(name: string): void {
      const { times, openAt } = tried.get(name) ?? { times: 0, openAt: 0 }
      const now = clock.elapsed()
      if (times >= FREE_TRIES && now < openAt) throw tooMany(openAt - now)
      tried.delete(name)
      tried.set(name, { times: times + 1, openAt: now + waitAfter(times + 1) })
      if (tried.size > NAMES_KEPT) tried.delete(tried.keys().next().value!)
    },
    forget: (name: string) => void tried.delete(name),
  }
}

const waitAfter = (times: number) =>
  times < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (times - FREE_TRIES), LONGEST_WAIT_MS)

function tooMany(waitMs: number): Refusal {
  const seconds = Math.ceil(waitMs / 1000)
  return new Refusal(
    'people/too-many-tries',
    `Too many wrong passphrases. Wait ${seconds} seconds, then try again.`,
    { waitMs: Math.ceil(waitMs) },
  )
}
