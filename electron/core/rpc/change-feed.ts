import type { Change } from '#shared/contract/index.ts'
import type { Topic } from '#shared/contract/operation.ts'
import type { Ports } from '../ports.ts'

export type ChangeListener = (change: Change) => void
export type ChangeFeed = ReturnType<typeof createChangeFeed>

/** Tells every listener what changed. One that throws loses the news; the commit stands. */
export function createChangeFeed({ newId, log }: Pick<Ports, 'newId' | 'log'>) {
  const listeners = new Set<ChangeListener>()
  let epoch = newId()
  let seq = 0

  const tell = (listener: ChangeListener, topics: readonly Topic[]) => {
    try {
      listener({ epoch, seq, topics })
    } catch (error) {
      log.error({ error }, 'a listener failed to hear of a change')
    }
  }
  return {
    publish(topics: readonly Topic[]): void {
      seq += 1
      for (const listener of listeners) tell(listener, topics)
    },
    /** What was known may not stand any more: everybody asks anew. */
    startEpoch(): void {
      epoch = newId()
      seq = 0
      for (const listener of listeners) tell(listener, [])
    },
    /** The newcomer hears at once where things stand, before it asks anything. */
    onChange(listener: ChangeListener): () => void {
      listeners.add(listener)
      tell(listener, [])
      return () => void listeners.delete(listener)
    },
  }
}
