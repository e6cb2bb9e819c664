import type { Database } from 'better-sqlite3'
import type { Projection } from './projection.ts'
import { rebuildInto } from './rebuild-into.ts'
import { sha256 } from './sha256.ts'

type Projections = readonly Projection<never>[]

export const tablesOf = (projections: Projections) =>
  projections.flatMap(({ owns }) => Object.keys(owns))

export function createGovernedTables(db: Database, projections: Projections): void {
  for (const { tables } of projections) db.exec(tables)
}

/** Governed tables that another edition of the program left are dropped, made anew and replayed. */
export function renewGovernedTables(db: Database, projections: Projections): void {
  const edition = sha256(projections.map(({ tables, edition }) => `${edition}${tables}`).join('\0'))
  const find = db.prepare<[string], string>('SELECT value FROM local WHERE name = ?').pluck()
  if (find.get('governed edition') === edition) return
  const keep = db.prepare('INSERT OR REPLACE INTO local VALUES (?, ?)')
  db.transaction(() => {
    const standing = JSON.parse(find.get('governed tables') ?? '[]') as string[]
    replayInPlace(db, projections, standing)
    keep.run('governed edition', edition)
    keep.run('governed tables', JSON.stringify(tablesOf(projections)))
  }).immediate()
}

/** Drops what stands and replays the whole ledger, in the caller's transaction or its own. */
export function replayInPlace(
  db: Database,
  projections: Projections,
  standing: readonly string[] = tablesOf(projections),
): number {
  for (const table of standing) db.exec(`DROP TABLE IF EXISTS ${table}`)
  createGovernedTables(db, projections)
  return rebuildInto(db, db, { projections })
}
