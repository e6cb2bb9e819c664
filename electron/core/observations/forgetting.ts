import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { ObservationKind } from '../connectors/observation.ts'
import { unforgotten } from '../database/unforgotten.ts'
import { observationTables } from './observation-tables.ts'

/** So little at a time that nobody waits for it. */
const ROWS = 200
const PAYLOADS = 20

type Stream = { readonly stream: string; readonly part: string }
type RowsOf = { readonly of: ObservationKind; readonly part: string }

/** What is still read of a source; all else of it is to be forgotten. */
export type Named = { readonly streams: readonly Stream[]; readonly rows: readonly RowsOf[] }

type Mark = {
  readonly what: 'rows' | 'source' | 'stream'
  readonly name: string
  readonly source: SourceId
  readonly part: string
}

/** Whether anything of a table is still to be forgotten. */
export function openIsForgetting(db: Database) {
  const any = db
    .prepare<[string], 1>("SELECT 1 FROM forgetting WHERE what = 'rows' AND name = ? LIMIT 1")
    .pluck()
  return (kind: ObservationKind): boolean => any.get(observationTables[kind].table) !== undefined
}

/**
 * Forgets in two steps, in the transactions of whoever calls: what is marked is out of sight at once,
 * and is cleared slice by slice. Marks lie beside the rows, so that a crash forgets nothing of them.
 */
export function openForgetting(db: Database) {
  const marked = db
    .prepare<[string], 1>('SELECT 1 FROM forgetting WHERE source = ? LIMIT 1')
    .pluck()
  const next = db.prepare<[], Mark>('SELECT what, name, source, part FROM forgetting LIMIT 1')
  const done = db.prepare<[Mark]>(`
    DELETE FROM forgetting
    WHERE what = @what AND name = @name AND source = @source AND part = @part`)
  const clear = {
    rows: openClearRows(db),
    stream: openClearStream(db),
    source: openClearSource(db),
  }
  return {
    mark: openMark(db),
    isUnder: (source: SourceId): boolean => marked.get(source) !== undefined,
    /** Clears some of what is marked; false once nothing is. */
    clearSome(): boolean {
      const mark = next.get()
      if (!mark) return false
      if (!clear[mark.what](mark)) done.run(mark)
      return true
    },
  }
}
export type Forgetting = ReturnType<typeof openForgetting>

type Counted = RowsOf & { readonly rows: number }

/** Answers how many rows are forgotten by it; none of a source is named where it is removed. */
function openMark(db: Database) {
  const counts = observationKinds.map((of) => ({
    of,
    statement: db.prepare<[string], Omit<Counted, 'of'>>(`
      SELECT part, sum(standing + gone) AS rows FROM observation_counts
      WHERE kind = '${observationTables[of].table}' AND source = ?
        AND ${unforgotten(observationTables[of].table)}
      GROUP BY part`),
  }))
  const streams = db.prepare<[string], Stream>(
    'SELECT stream, part FROM sync_streams WHERE source = ?',
  )
  const unread = db.prepare<[Mark]>(
    'DELETE FROM sync_streams WHERE source = @source AND stream = @name AND part = @part',
  )
  const add = db.prepare<[Mark]>(
    'INSERT OR IGNORE INTO forgetting VALUES (@what, @name, @source, @part)',
  )
  return (source: SourceId, named: Named | undefined): number => {
    const read = new Set(named?.streams.map(({ stream, part }) => `${stream} ${part}`))
    const kept = new Set(named?.rows.map(({ of, part }) => `${of} ${part}`))
    for (const { stream: name, part } of streams.all(source)) {
      if (read.has(`${name} ${part}`)) continue
      unread.run({ what: 'stream', name, source, part })
      add.run({ what: 'stream', name, source, part })
    }
    const rows = counts
      .flatMap(({ of, statement }) => statement.all(source).map((one) => ({ of, ...one })))
      .filter(({ of, part }) => !kept.has(`${of} ${part}`))
    for (const { of, part } of rows) {
      add.run({ what: 'rows', name: observationTables[of].table, source, part })
    }
    if (!named) add.run({ what: 'source', name: '', source, part: '' })
    return rows.reduce((sum, { rows }) => sum + rows, 0)
  }
}

type Row = { readonly id: number; readonly page: number }

/**
 * A page of raw payloads that goes with the last of its rows goes first: otherwise it would be written
 * anew for every row that is counted off it.
 */
function openClearRows(db: Database) {
  const tables = new Map(
    observationKinds.map((of) => {
      const { table } = observationTables[of]
      const some = db.prepare<[Mark], Row>(`
        SELECT rowid AS id, raw_page AS page FROM ${table} INDEXED BY ${table}_by_part
        WHERE source = @source AND part = @part LIMIT ${ROWS}`)
      const remove = db.prepare<[number]>(`DELETE FROM ${table} WHERE rowid = ?`)
      return [table, { some, remove }]
    }),
  )
  const removePage = db.prepare<[number, number]>('DELETE FROM raw_pages WHERE id = ? AND rows = ?')
  return (mark: Mark): boolean => {
    const table = tables.get(mark.name)
    const rows = table?.some.all(mark) ?? []
    for (const [page, on] of Map.groupBy(rows, ({ page }) => page)) removePage.run(page, on.length)
    for (const { id } of rows) table?.remove.run(id)
    return rows.length === ROWS
  }
}

function openClearStream(db: Database) {
  const of = 'source = @source AND stream = @name AND part = @part'
  const statements = [
    db.prepare<[Mark]>(`
      DELETE FROM sync_validators WHERE ${of} AND url IN
        (SELECT url FROM sync_validators WHERE ${of} LIMIT ${ROWS})`),
    db.prepare<[Mark]>(`
      DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE ${of} LIMIT ${PAYLOADS})`),
    db.prepare<[Mark]>(`
      DELETE FROM quarantine_beyond WHERE ${of} AND digest IN
        (SELECT digest FROM quarantine_beyond WHERE ${of} LIMIT ${ROWS})`),
  ]
  return (mark: Mark): boolean => statements.some((statement) => statement.run(mark).changes > 0)
}

/** Names go with the last row that goes by them; what is left of them goes here. */
function openClearSource(db: Database) {
  const some = (table: string, name: string) =>
    db.prepare<[Mark]>(`
      DELETE FROM ${table} WHERE source = @source AND ${name} IN
        (SELECT ${name} FROM ${table} WHERE source = @source LIMIT ${ROWS})`)
  const statements = [
    some('observed_names', 'name'),
    some('joined_projects', 'project'),
    some('joined_places', 'place'),
  ]
  return (mark: Mark): boolean => statements.some((statement) => statement.run(mark).changes > 0)
}
