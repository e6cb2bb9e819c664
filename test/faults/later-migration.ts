import type { Migration } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/all.ts'

const ROWS = 100_000

/** A migration as a later release may bring it: slow enough to be killed in the middle. */
export const laterMigration: Migration = {
  version: migrations.length + 1,
  name: 'ballast',
  up(db) {
    db.exec('CREATE TABLE ballast (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT')
    db.exec(`
      WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < ${ROWS})
      INSERT INTO ballast SELECT n, hex(randomblob(20)) FROM count`)
    db.exec('CREATE INDEX ballast_by_words ON ballast (words)')
  },
}

export const ballastRows = ROWS
