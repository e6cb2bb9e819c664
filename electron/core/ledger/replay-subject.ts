import type { Database } from 'better-sqlite3'
import type { Topic } from '#shared/contract/operation.ts'
import type { Ledger } from './ledger.ts'
import type { Project, Projection } from './projection.ts'
import { toRecorded } from './to-recorded.ts'

/** Makes the rows of one subject anew from its facts alone, within the caller's transaction. */
export function openReplay(
  db: Database,
  {
    ledger,
    project,
    projections,
  }: {
    readonly ledger: Ledger
    readonly project: Project
    readonly projections: readonly Projection<never>[]
  },
) {
  const clear = projections.flatMap(({ owns }) =>
    Object.entries(owns).map(([table, subject]) =>
      db.prepare(`DELETE FROM ${table} WHERE ${subject} = ?`),
    ),
  )
  return function replay(subject: string): readonly Topic[] {
    for (const statement of clear) statement.run(subject)
    const topics = new Set<Topic>()
    for (const stored of ledger.about(subject)) {
      const fact = toRecorded(stored)
      if (fact) for (const topic of project(fact)) topics.add(topic)
    }
    return [...topics]
  }
}
