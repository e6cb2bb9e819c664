import type { Database } from 'better-sqlite3'
import { openLedger } from './ledger.ts'
import { openProjections, type Projection } from './projection.ts'
import { toRecorded } from './to-recorded.ts'

export type Step = (done: number) => void

/** Replays a ledger into an empty database; comparing or swapping the two is the caller's. */
export function rebuildInto(
  source: Database,
  scratch: Database,
  { projections, step }: { projections: readonly Projection<never>[]; step?: Step },
): number {
  const project = openProjections(scratch, projections)
  let facts = 0
  scratch
    .transaction(() => {
      for (const stored of openLedger(source).entries()) {
        const fact = toRecorded(stored)
        if (fact) project(fact)
        facts += 1
        if (facts % 1000 === 0) step?.(facts)
      }
    })
    .immediate()
  return facts
}
