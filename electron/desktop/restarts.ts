import { backoffMs } from './backoff.ts'

/** A core that stood so long is not failing again and again. */
const STEADY_MS = 60_000
const VAIN_STARTS = 4

/** Decides whether and when a core that ended by itself is started anew. */
export function createRestarts() {
  let everStood = false
  let failures = 0
  let next: NodeJS.Timeout | undefined
  let steady: NodeJS.Timeout | undefined

  return {
    hasStood: () => everStood,
    stand(): void {
      everStood = true
      steady = setTimeout(() => {
        failures = 0
      }, STEADY_MS)
    },
    /** Starts anew after a while; answers false where every start so far was in vain. */
    plan(start: () => void): boolean {
      clearTimeout(steady)
      failures += 1
      if (!everStood && failures >= VAIN_STARTS) return false
      next = setTimeout(start, backoffMs(failures))
      return true
    },
    stop(): void {
      clearTimeout(next)
      clearTimeout(steady)
    },
  }
}
