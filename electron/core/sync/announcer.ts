import type { Topic } from '#shared/contract/operation.ts'
import type { Clock } from '../ports.ts'

/** What comes from outside is announced no more often than this, so that a stream of it can be read. */
export const ANNOUNCE_MS = 250

type Parts = { readonly clock: Clock; readonly publish: (topics: readonly Topic[]) => void }

/** Gathers what changed and tells it together: the first at once, the rest after a pause. */
export function createAnnouncer({ clock, publish }: Parts) {
  const waiting = new Set<Topic>()
  let toldAt = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | undefined

  function tell(): void {
    cancel?.()
    cancel = undefined
    if (waiting.size === 0) return
    toldAt = clock.elapsed()
    const topics = [...waiting]
    waiting.clear()
    publish(topics)
  }
  return {
    add(topics: readonly Topic[]): void {
      for (const topic of topics) waiting.add(topic)
      if (waiting.size === 0 || cancel) return
      const left = ANNOUNCE_MS - (clock.elapsed() - toldAt)
      if (left <= 0) tell()
      else cancel = clock.after(left, tell)
    },
    /** Tells what is left, and nothing after it. */
    close: tell,
  }
}
export type Announcer = ReturnType<typeof createAnnouncer>
