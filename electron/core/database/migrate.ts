import type { Database } from 'better-sqlite3'

export type Migration = {
  readonly version: number
  readonly name: string
  up(db: Database): void
}

export const schemaOf = (db: Database) => Number(db.pragma('user_version', { simple: true }))

/** Brings a database to the newest schema in one transaction, or leaves it untouched. */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  for (const [i, { name, version }] of migrations.entries()) {
    if (version !== i + 1) throw new Error(`migration ${name}: expected version ${i + 1}`)
  }
  const current = schemaOf(db)
  if (current > migrations.length) {
    throw new Error(
      `database is at schema ${current}; this program knows only ${migrations.length}`,
    )
  }
  if (current === migrations.length) return
  db.transaction(() => {
    for (const migration of migrations.slice(current)) migration.up(db)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}
