import type { Clock } from '../ports.ts'

/** How long a share may take before it counts as out of reach. */
const PATIENCE_MS = 5000

/**
 * For work on a share that may never answer. Nobody waits for it longer than that, and as long as
 * one piece is out nothing more is sent after it: each would hold a thread of the process.
 */
export function createPatience(every: Clock['every']) {
  let out: Promise<unknown> | undefined

  return async function reach<T>(work: () => Promise<T>): Promise<T> {
    if (out) throw new Error('it has not answered since the last time')
    const begun = work()
    const over = () => {
      out = undefined
    }
    out = begun.then(over, over)
    let stop = () => {}
    const late = new Promise<never>((_, reject) => {
      stop = every(PATIENCE_MS, () => reject(new Error('it does not answer')))
    })
    return Promise.race([begun, late]).finally(() => stop())
  }
}
