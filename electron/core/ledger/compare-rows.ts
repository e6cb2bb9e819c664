import Sqlite, { type Database } from 'better-sqlite3'
import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import type { Conduct } from '../rpc/router.ts'
import { createGovernedTables } from './governed-tables.ts'
import type { Projection } from './projection.ts'
import { rebuildInto } from './rebuild-into.ts'

export type RowsVerdict = {
  readonly findings: readonly Finding[]
  readonly rows: number
  readonly differing: number
  readonly facts: number
}

type Row = Record<string, unknown>
type Projections = readonly Projection<never>[]

const LISTED = 20
const BREATH = 1000

/** Replays the ledger into a scratch database and holds every governed row against it. */
export function compareRows(
  db: Database,
  { projections, conduct }: { readonly projections: Projections; readonly conduct: Conduct },
): RowsVerdict {
  const scratch = new Sqlite(':memory:')
  try {
    createGovernedTables(scratch, projections)
    return db.transaction(() => compare(db, scratch, { projections, conduct })).deferred()
  } catch (error) {
    conduct.signal.throwIfAborted()
    const because = `the ledger cannot be replayed: ${(error as Error).message}`
    return { findings: [{ seq: null, what: 'rows', because }], rows: 0, differing: 1, facts: 0 }
  } finally {
    scratch.close()
  }
}

function compare(
  db: Database,
  scratch: Database,
  { projections, conduct }: { readonly projections: Projections; readonly conduct: Conduct },
): RowsVerdict {
  const total = Number(db.prepare('SELECT coalesce(max(seq), 0) FROM ledger').pluck().get())
  const step = (done: number, doing: string) => {
    conduct.report({ done, total, doing })
    conduct.signal.throwIfAborted()
  }
  const facts = rebuildInto(db, scratch, {
    projections,
    step: (done) => step(done, 'replaying the ledger'),
  })
  const findings: Finding[] = []
  let rows = 0
  let differing = 0
  for (const table of projections.flatMap(({ owns }) => Object.keys(owns))) {
    for (const difference of differences(db, scratch, table)) {
      rows += 1
      if (rows % BREATH === 0) step(total, 'comparing rows')
      if (difference === undefined) continue
      differing += 1
      if (findings.length < LISTED) findings.push({ seq: null, what: 'rows', because: difference })
    }
  }
  return { findings, rows, differing, facts }
}

/** Walks both tables side by side in the order of their keys; a sentence for each row that differs. */
function* differences(
  db: Database,
  scratch: Database,
  table: string,
): Generator<string | undefined> {
  const key = keyOf(scratch, table)
  const rows = `SELECT * FROM ${table} ORDER BY ${key.join(', ')}`
  const live = db.prepare<[], Row>(rows).iterate()
  const replayed = scratch.prepare<[], Row>(rows).iterate()
  const nameOf = (row: Row) => key.map((column) => String(row[column])).join(' ')
  let [here, there] = [live.next(), replayed.next()]
  while (!here.done || !there.done) {
    const order = here.done ? 1 : there.done ? -1 : compareKeys(key, here.value, there.value)
    if (order < 0) yield `${table} ${nameOf(here.value)} stands without a fact`
    else if (order > 0) yield `${table} ${nameOf(there.value)} is missing`
    else yield columnDifference(here.value, there.value, `${table} ${nameOf(here.value)}`)
    if (order <= 0) here = live.next()
    if (order >= 0) there = replayed.next()
  }
}

function columnDifference(here: Row, there: Row, name: string): string | undefined {
  const columns = Object.keys(there).filter((column) => here[column] !== there[column])
  return columns.length === 0 ? undefined : `${name} differs in ${columns.join(', ')}`
}

const keyOf = (db: Database, table: string) =>
  db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table)

function compareKeys(key: readonly string[], x: Row, y: Row): number {
  for (const column of key) {
    const order = compareValues(x[column], y[column])
    if (order !== 0) return order
  }
  return 0
}

/** SQLite's own order: numbers by value, texts by their bytes. */
function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : 1
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
}
