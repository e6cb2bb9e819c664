import type { Migration } from '../migrate.ts'

const ledger = `
  CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    commandId TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    assurance TEXT NOT NULL,
    origin TEXT NOT NULL,
    program TEXT NOT NULL,
    type TEXT NOT NULL,
    subject TEXT NOT NULL,
    basis TEXT NOT NULL,
    payloadDigest TEXT NOT NULL,
    previousHash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ledger_by_subject ON ledger (subject, seq);
  CREATE TABLE ledger_types (type TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE ledger_payloads (
    seq INTEGER PRIMARY KEY,
    salt TEXT NOT NULL,
    payload TEXT NOT NULL,
    personalDigest TEXT NOT NULL,
    personalSalt TEXT,
    personal TEXT
  ) STRICT;

  CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_is_never_cut BEFORE DELETE ON ledger
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER payloads_are_never_cut BEFORE DELETE ON ledger_payloads
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER payloads_are_only_erased BEFORE UPDATE ON ledger_payloads
    WHEN NEW.personal IS NOT NULL OR NEW.personalSalt IS NOT NULL OR NEW.seq <> OLD.seq
      OR NEW.salt <> OLD.salt OR NEW.payload <> OLD.payload
      OR NEW.personalDigest <> OLD.personalDigest
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;`

const besides = `
  CREATE TABLE attachments (
    digest TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    storedAt INTEGER NOT NULL,
    cited INTEGER NOT NULL,
    bytes BLOB
  ) STRICT;

  CREATE TABLE commands (
    actor TEXT NOT NULL,
    commandId TEXT NOT NULL,
    operation TEXT NOT NULL,
    inputDigest TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (actor, commandId)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE passphrases (
    person TEXT PRIMARY KEY,
    salt BLOB NOT NULL,
    hash BLOB NOT NULL,
    cost INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE local (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`

/** The ledger, and what no replay brings back. Governed tables belong to their projections. */
export const firstTables: Migration = {
  version: 1,
  name: 'first tables',
  up: (db) => db.exec(ledger + besides),
}
