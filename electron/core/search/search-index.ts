import type { Database } from 'better-sqlite3'
import { sha256 } from '../ledger/sha256.ts'
import { ledgerIndex } from './ledger-index.ts'
import { subjectIndex } from './subject-index.ts'
import type { SearchIndex } from './words-table.ts'

/**
 * Makes findable what is not yet. Triggers keep an index current and vanish with the tables that
 * they watch: as long as all of them stand, so does what they keep.
 */
export function renewSearch(db: Database): void {
  for (const index of [subjectIndex, ledgerIndex]) {
    if (!stands(db, index)) db.transaction(() => makeAnew(db, index)).immediate()
  }
}

const triggersOf = ({ triggers }: SearchIndex) =>
  [...triggers.matchAll(/CREATE TRIGGER (\w+)/g)].map(([, name]) => name!)

const editionOf = ({ create, fill, triggers }: SearchIndex) => sha256(create + fill + triggers)

function stands(db: Database, index: SearchIndex): boolean {
  const edition = db.prepare('SELECT value FROM local WHERE name = ?').pluck()
  if (edition.get(index.name) !== editionOf(index)) return false
  const names = [...index.tables, ...triggersOf(index)]
  const standing = db
    .prepare(`
      SELECT count(*) FROM sqlite_schema
      WHERE type IN ('table', 'trigger') AND name IN (SELECT value FROM json_each(?))`)
    .pluck()
  return standing.get(JSON.stringify(names)) === names.length
}

/** Triggers come last: filling a table is no change of what stands. */
function makeAnew(db: Database, index: SearchIndex): void {
  for (const trigger of triggersOf(index)) db.exec(`DROP TRIGGER IF EXISTS ${trigger}`)
  for (const table of index.tables) db.exec(`DROP TABLE IF EXISTS ${table}`)
  db.exec(index.create + index.fill + index.triggers)
  db.prepare('INSERT OR REPLACE INTO local VALUES (?, ?)').run(index.name, editionOf(index))
}
