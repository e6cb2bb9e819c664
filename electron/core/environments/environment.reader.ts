import type { Database } from 'better-sqlite3'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { EnvironmentId } from '#shared/vocabulary/ids.ts'

type Row = Omit<Environment, 'retired'> & { readonly retired: 0 | 1 }

type Wanted = { readonly after: string; readonly retired: 0 | 1 | null; readonly limit: number }

/** Reads environments. Writing them is the projection's alone. */
export function openEnvironmentReader(db: Database) {
  const byId = db.prepare<[string], Row>('SELECT * FROM environments WHERE id = ?')
  const byName = db.prepare<[string], Row>(
    'SELECT * FROM environments WHERE name = ? COLLATE NOCASE ORDER BY id LIMIT 1',
  )
  const allByName = db.prepare<[string], Row>(
    'SELECT * FROM environments WHERE name = ? COLLATE NOCASE ORDER BY id',
  )
  const withCommas = db
    .prepare<[], string>("SELECT name FROM environments WHERE instr(name, ',') > 0")
    .pluck()
  const page = db.prepare<[Wanted], Row>(`
    SELECT * FROM environments
    WHERE id > @after AND (@retired IS NULL OR retired = @retired)
    ORDER BY id LIMIT @limit`)

  return {
    find(id: EnvironmentId): Environment | undefined {
      const row = byId.get(id)
      return row && toEnvironment(row)
    },
    /** However the name is capitalised. */
    named(name: string): Environment | undefined {
      const row = byName.get(name)
      return row && toEnvironment(row)
    },
    /** All that go by it: a merge can leave two of one name. */
    allNamed: (name: string): Environment[] => allByName.all(name).map(toEnvironment),
    namesWithCommas: (): string[] => withCommas.all(),
    list(wanted: InputOf<'environments.list'>): OutputOf<'environments.list'> {
      const { after = '', limit = 100, retired } = wanted
      const state = retired === undefined ? null : retired ? 1 : 0
      const rows = page.all({ after, retired: state, limit: limit + 1 })
      const items = rows.slice(0, limit).map(toEnvironment)
      return { items, next: rows.length > limit ? items.at(-1)!.id : null }
    },
  }
}

const toEnvironment = (row: Row): Environment => ({ ...row, retired: row.retired === 1 })
