import { setImmediate } from 'node:timers/promises'
import type { Clock, Log } from '../ports.ts'

const AGAIN_MS = 60_000

type Means = {
  readonly clock: Clock
  readonly log: Log
  /** Each does some of what is to be done in a transaction of its own, as often as it says that there is more. */
  readonly slices: readonly (() => boolean)[]
  /** Called after all of it was done. */
  readonly done: () => void
}

/**
 * Does in small transactions what would hold everybody up in a large one. Whatever is left when the
 * program ends is done after its next start.
 */
export function createClearing({ clock, log, slices, done }: Means) {
  let stands = false
  let again = false
  let running: Promise<void> | undefined
  let cancel: (() => void) | undefined

  async function clear(): Promise<void> {
    // Whoever decided is answered first.
    await setImmediate()
    while (again && stands) {
      again = false
      for (const slice of slices) {
        while (stands && slice()) await setImmediate()
      }
    }
  }

  async function run(): Promise<void> {
    try {
      await clear()
    } catch (error) {
      log.error({ error }, 'what is to be forgotten could not be cleared')
      cancel = clock.after(AGAIN_MS, begin)
    } finally {
      running = undefined
    }
    if (stands) done()
  }

  function begin(): void {
    again = true
    if (!stands || running) return
    cancel?.()
    running = run()
  }

  return {
    start(): void {
      stands = true
      begin()
    },
    /** There may be something to clear. */
    begin,
    /** Once what is to be forgotten by now is gone, or could not be for now. */
    over: async (): Promise<void> => void (await running),
    async end(): Promise<void> {
      stands = false
      cancel?.()
      await running
    },
  }
}
