import type { Database } from 'better-sqlite3'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'

type Items = OutputOf<'preferences.mine'>['items']

/** Reads what people keep for themselves, each their own. */
export function openPreferencesReader(db: Database) {
  const all = db.prepare<[string], { readonly name: string; readonly value: string }>(
    'SELECT name, value FROM preferences WHERE person = ? ORDER BY name',
  )
  return {
    of: (person: PersonId): Items =>
      Object.fromEntries(
        all.all(person).map(({ name, value }) => [name, JSON.parse(value) as Items[string]]),
      ),
  }
}
