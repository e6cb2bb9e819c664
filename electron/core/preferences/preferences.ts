import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/vocabulary/ids.ts'

type Named = { readonly person: PersonId; readonly name: string }

/** Writes preferences: no projection owns them, because no fact tells of them. */
export function openPreferences(db: Database) {
  const names = db
    .prepare<[string], number>('SELECT count(*) FROM preferences WHERE person = ?')
    .pluck()
  const bytes = db
    .prepare<[string, string], number>(
      'SELECT total(octet_length(value)) FROM preferences WHERE person = ? AND name <> ?',
    )
    .pluck()
  const find = db
    .prepare<[string, string], string>(
      'SELECT value FROM preferences WHERE person = ? AND name = ?',
    )
    .pluck()
  const keep = db.prepare('INSERT OR REPLACE INTO preferences VALUES (?, ?, ?)')
  const forget = db.prepare('DELETE FROM preferences WHERE person = ? AND name = ?')

  return {
    count: (person: PersonId) => names.get(person) ?? 0,
    /** How much is kept under all other names. */
    bytesBeside: ({ person, name }: Named) => bytes.get(person, name) ?? 0,
    /** As JSON; `undefined` where nothing is kept under that name. */
    find: ({ person, name }: Named) => find.get(person, name),
    keep: ({ person, name }: Named, value: string) => void keep.run(person, name, value),
    forget: ({ person, name }: Named) => void forget.run(person, name),
  }
}
export type Preferences = ReturnType<typeof openPreferences>
