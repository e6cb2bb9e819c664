import type { Database } from 'better-sqlite3'
import type { Topic } from '#shared/contract/operation.ts'
import type { EventType, Recorded } from '#shared/events/index.ts'

type Apply<T extends EventType> = { readonly [K in T]: (fact: Recorded<K>) => void }

/**
 * Turns facts into rows. Only projections write governed tables, each table has one owner, and a
 * fact may touch only rows that belong to its subject, so that one subject can be replayed alone.
 */
export type Projection<T extends EventType = EventType> = {
  /** Each owned table with the column that names the subject its rows belong to. */
  readonly owns: Readonly<Record<string, string>>
  /** What creates them. A change of it, or of `edition`, is drop, recreate, replay. */
  readonly tables: string
  readonly edition: number
  readonly topic: Topic
  readonly open: (db: Database) => Apply<T>
}

export type Project = (fact: Recorded) => readonly Topic[]

/** Prepares every projection once; the answer applies a fact and names the topics it changed. */
export function openProjections(db: Database, projections: readonly Projection<never>[]): Project {
  type Listener = { readonly topic: Topic; readonly apply: (fact: Recorded) => void }
  const byType = new Map<string, { readonly listeners: Listener[]; readonly topics: Topic[] }>()
  for (const { topic, open } of projections) {
    for (const [type, apply] of Object.entries<(fact: Recorded) => void>(open(db))) {
      const known = byType.get(type) ?? { listeners: [], topics: [] }
      known.listeners.push({ topic, apply })
      known.topics.push(topic)
      byType.set(type, known)
    }
  }
  return function project(fact) {
    const known = byType.get(fact.type)
    if (!known) return []
    for (const { apply } of known.listeners) apply(fact)
    return known.topics
  }
}
