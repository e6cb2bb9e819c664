import type { Database } from 'better-sqlite3'
import { migrate } from './database/migrate.ts'
import { migrations } from './database/migrations/all.ts'
import { renewJoins } from './joins/renew-joins.ts'
import { renewGovernedTables } from './ledger/governed-tables.ts'
import { projections } from './projections.ts'
import { renewSearch } from './search/search-index.ts'

/** Brings a database to what this program works with: its own tables, governed rows, what follows from them. */
export function makeCurrent(db: Database): void {
  migrate(db, migrations)
  renewGovernedTables(db, projections)
  renewSearch(db)
  renewJoins(db)
}
