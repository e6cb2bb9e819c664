import { closeSync, openSync, writeSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

const PAGE = 4096

/** Overwrites the first page of a table with what cannot be one. */
export function spoilTable(file: string, table: string): void {
  const db = new Sqlite(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const find = db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck()
  const root = Number(find.get(table))
  db.close()
  const opened = openSync(file, 'r+')
  writeSync(opened, Buffer.alloc(PAGE, 255), 0, PAGE, (root - 1) * PAGE)
  closeSync(opened)
}
