import type { Migration } from '../migrate.ts'

/** What people like to find again, and the way from a command to what it recorded. */
export const preferencesAndUndo: Migration = {
  version: 3,
  name: 'preferences and undo',
  up: (db) =>
    db.exec(`
      CREATE TABLE preferences (
        person TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (person, name)
      ) STRICT;
      CREATE INDEX ledger_by_command ON ledger (commandId);`),
}
