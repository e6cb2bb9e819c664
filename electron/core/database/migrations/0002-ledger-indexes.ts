import type { Migration } from '../migrate.ts'

/** The ledger is looked through by type, by person and by time, newest first. */
export const ledgerIndexes: Migration = {
  version: 2,
  name: 'ledger indexes',
  up: (db) =>
    db.exec(`
      CREATE INDEX ledger_by_type ON ledger (type, seq);
      CREATE INDEX ledger_by_actor ON ledger (actor, seq);
      CREATE INDEX ledger_by_time ON ledger (at, seq);`),
}
