import { createHash } from 'node:crypto'
import Sqlite, { type Database } from 'better-sqlite3'
import { createGovernedTables, tablesOf } from '#core/ledger/governed-tables.ts'
import { openLedger } from '#core/ledger/ledger.ts'
import { openProjections } from '#core/ledger/projection.ts'
import { toRecorded } from '#core/ledger/to-recorded.ts'
import { projections } from '#core/projections.ts'
import type { Recorded } from '#shared/events/index.ts'

type Rows = Readonly<Record<string, readonly object[]>>

/** Every row of every governed table, in the order of the keys. */
export const governedRows = (db: Database): Rows =>
  Object.fromEntries(tablesOf(projections).map((table) => [table, rowsOf(db, table)]))

/** Only the rows that belong to one subject. */
export function rowsAbout(rows: Rows, subject: string): Rows {
  const owners = Object.assign({}, ...projections.map(({ owns }) => owns)) as Record<string, string>
  return Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      all.filter((row) => (row as Record<string, unknown>)[owners[table]!] === subject),
    ]),
  )
}

function rowsOf(db: Database, table: string): object[] {
  const key = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table)
  return db.prepare<[], object>(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).all()
}

/** A digest of all that a database holds, tables and rows alike; a virtual table's lie in others. */
export function contentDigest(db: Database): string {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
    )
    .all()
  const digest = createHash('sha256')
  for (const { name, sql } of tables) {
    digest.update(sql)
    for (const row of db.prepare(`SELECT * FROM ${name}`).raw().iterate()) {
      digest.update(JSON.stringify(row))
    }
  }
  return digest.digest('hex')
}

export const factsIn = (db: Database): Recorded[] =>
  [...openLedger(db).entries()].flatMap((stored) => toRecorded(stored) ?? [])

/** The rows that facts make in an empty database. */
export function replayed(facts: readonly Recorded[]): Rows {
  const scratch = new Sqlite(':memory:')
  try {
    createGovernedTables(scratch, projections)
    const project = openProjections(scratch, projections)
    for (const fact of facts) project(fact)
    return governedRows(scratch)
  } finally {
    scratch.close()
  }
}

/** Columns that hold names, contacts and free text. */
const words: Readonly<Record<string, readonly string[]>> = {
  people: ['name', 'contacts', 'os_user'],
  person_absences: ['reason'],
  role_grants: ['reason'],
  services: ['description'],
  releases: ['goal', 'abort_criteria'],
  release_documents: ['title', 'url'],
  names_set_aside: ['reason'],
}

/** The same rows as they are once every personal part has been erased. */
export const withoutWords = (rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, all]) => {
      const blank = Object.fromEntries((words[table] ?? []).map((column) => [column, null]))
      return [table, all.map((row) => ({ ...row, ...blank }))]
    }),
  )
