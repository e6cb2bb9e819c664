import type { Database } from 'better-sqlite3'

export type Inspected = {
  readonly sqlite: string
  readonly journal: string
  readonly pageSize: number
  readonly pages: number
  readonly freePages: number
  /** `ok`, or the first thing that is wrong with it. */
  readonly health: string
  /** `undefined` where a table cannot be read. */
  readonly rows: Readonly<Record<string, number | undefined>>
}

/** Looks at a database as a whole: it reads every page, so it is a job for the worker. */
export function inspectWhole(db: Database): Inspected {
  const pragma = (name: string) => db.pragma(name, { simple: true })
  const tables = db
    .prepare<[], string>(`
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
      ORDER BY name`)
    .pluck()
    .all()
  return {
    sqlite: String(db.prepare('SELECT sqlite_version()').pluck().get()),
    journal: String(pragma('journal_mode')),
    pageSize: Number(pragma('page_size')),
    pages: Number(pragma('page_count')),
    freePages: Number(pragma('freelist_count')),
    health: String(pragma('quick_check(1)')),
    rows: Object.fromEntries(tables.map((table) => [table, rowsIn(db, table)])),
  }
}

function rowsIn(db: Database, table: string): number | undefined {
  try {
    return Number(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
  } catch {
    return undefined
  }
}
