import type { Database } from 'better-sqlite3'
import { openJoined } from './joined.ts'

/** Rules may have been replayed, and what makes a join of them may be another edition of the program. */
export const renewJoins = (db: Database): void =>
  void db.transaction(() => openJoined(db).renew()).immediate()
