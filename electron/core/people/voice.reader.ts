import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/vocabulary/ids.ts'

/** What stands of a passphrase in the ledger: a name, another one with each that is set. */
export type Passphrase = { readonly name: string; readonly setBy: string }

/** Reads what people speak with: their passphrase, and who handed them one or an account. */
export function openVoiceReader(db: Database) {
  const passphrase = db.prepare<[PersonId], Passphrase>(`
    SELECT passphrase AS name, passphrase_set_by AS setBy
    FROM people WHERE id = ? AND passphrase IS NOT NULL`)
  const lenders = db
    .prepare<[{ person: string; since: number }], string>(`
      WITH RECURSIVE lenders (id) AS (
        VALUES (@person)
        UNION SELECT passphrase_reset_by FROM people JOIN lenders USING (id)
          WHERE passphrase_reset_at >= @since
        UNION SELECT os_linked_by FROM people JOIN lenders USING (id)
          WHERE os_linked_at >= @since)
      SELECT id FROM lenders WHERE id <> @person ORDER BY id`)
    .pluck()
  return {
    passphraseOf: (id: PersonId) => passphrase.get(id),
    /** Who gave a person a passphrase or an account since then, and so might speak for them. */
    lendersOf: (person: string, since: number) => lenders.all({ person, since }),
  }
}
