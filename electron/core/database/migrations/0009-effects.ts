import type { Migration } from '../migrate.ts'

/** What is to be done outside, by the fact that caused it, and what is known to stand there by it. */
export const effects: Migration = {
  version: 9,
  name: 'effects',
  up: (db) =>
    db.exec(`
  CREATE TABLE effects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    epoch INTEGER NOT NULL,
    source TEXT NOT NULL,
    release TEXT NOT NULL,
    uid TEXT NOT NULL,
    written_to TEXT NOT NULL,
    does TEXT NOT NULL,
    entry TEXT,
    state TEXT NOT NULL,
    overwrites INTEGER NOT NULL DEFAULT 0,
    because TEXT,
    failure TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    noted_at INTEGER NOT NULL,
    last_tried_at INTEGER,
    next_at INTEGER,
    done_at INTEGER
  ) STRICT;
  CREATE INDEX effects_by_release ON effects (release, source, uid, id);
  CREATE INDEX effects_by_source ON effects (source, id);
  CREATE INDEX effects_pending ON effects (source, id) WHERE state IN ('waiting', 'conflict');

  CREATE TABLE published_entries (
    source TEXT NOT NULL,
    written_to TEXT NOT NULL,
    uid TEXT NOT NULL,
    href TEXT NOT NULL,
    etag TEXT,
    told TEXT,
    tried TEXT NOT NULL,
    PRIMARY KEY (source, written_to, uid)
  ) STRICT, WITHOUT ROWID;`),
}
