import type { Query, QueryClient } from '@tanstack/react-query'
import { type Change, type CoreClient, contract, isOperation } from '#shared/contract/index.ts'

const PAUSE_MS = 100

type Match = (query: Query) => boolean

/**
 * Asks again exactly the queries whose declared topics changed; all of them after a gap. A notice
 * without topics says where the core stands, at the start and after each reconnection: what failed
 * meanwhile is asked again too.
 *
 * A burst of changes is answered in rounds: a running fetch is never cancelled (under a steady
 * stream nothing would ever arrive), and what came meanwhile gets one more round.
 */
export function keepFresh(core: CoreClient, cache: QueryClient): () => void {
  const dirty = new Set<string>()
  let everything = false
  let failed = false
  let asking = false
  let seen: Change | undefined

  async function askAgain() {
    if (asking) return
    asking = true
    while (everything || failed || dirty.size > 0) {
      const due = dueQueries({ topics: new Set(dirty), everything, failed })
      dirty.clear()
      everything = false
      failed = false
      await askOnce(cache, due)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
    asking = false
  }

  return core.onChange((change) => {
    const standing = change.topics.length === 0
    if (hasMissed(seen, change)) everything = true
    if (standing) failed = true
    for (const topic of change.topics) dirty.add(topic)
    seen = change
    void askAgain()
  })
}

/** Whoever hears for the first time may have asked before it listened, and so has missed something. */
function hasMissed(seen: Change | undefined, { epoch, seq, topics }: Change): boolean {
  if (!seen || seen.epoch !== epoch) return true
  return seq !== (topics.length === 0 ? seen.seq : seen.seq + 1)
}

type Due = {
  readonly topics: ReadonlySet<string>
  readonly everything: boolean
  readonly failed: boolean
}

const dueQueries =
  ({ topics, everything, failed }: Due): Match =>
  ({ queryKey: [name], state }) =>
    everything || (failed && state.status === 'error') || readsAny(String(name), topics)

/** A fetch that was under way when the change came may carry the old answer: it is repeated. */
async function askOnce(cache: QueryClient, due: Match): Promise<void> {
  const underWay = cache.getQueryCache().findAll({ predicate: due, fetchStatus: 'fetching' })
  const carriedOn = underWay.map(({ promise }) => promise)
  await cache.invalidateQueries({ predicate: due }, { cancelRefetch: false })
  if (underWay.length === 0) return
  await Promise.allSettled(carriedOn)
  const again = new Set(underWay)
  await cache.invalidateQueries(
    { predicate: (query) => again.has(query) },
    { cancelRefetch: false },
  )
}

function readsAny(name: string, topics: ReadonlySet<string>): boolean {
  if (!isOperation(name)) return false
  const operation = contract[name]
  return operation.kind === 'query' && operation.reads.some((topic) => topics.has(topic))
}
