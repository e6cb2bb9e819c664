import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Sqlite, { type Database } from 'better-sqlite3'
import { schemaOf } from './migrate.ts'

/** 'SGBX': tells our databases from anybody else's. */
export const APPLICATION_ID = 0x53474258

/** Why a file cannot be opened as a workspace; `code` is for programs, the message for people. */
export class UnusableDatabase extends Error {
  readonly code: 'newer' | 'foreign' | 'empty' | 'damaged'
  constructor(code: UnusableDatabase['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** Opens for reading and writing; whoever gets it owns the file. */
export function openForWork(path: string): Database {
  const db = new Sqlite(path, { timeout: 5000 })
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('secure_delete = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('foreign_keys = OFF')
  return db
}

export function openForReading(path: string): Database {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 })
  db.pragma('trusted_schema = OFF')
  return db
}

/**
 * Looks at a file without touching it and says why it must not be opened, if so. A file that does
 * not exist yet is fine.
 */
export function inspectDatabase(path: string, knownSchema: number): void {
  if (!existsSync(path)) return
  if (statSync(path).size === 0) {
    throw new UnusableDatabase('empty', `${path} is an empty file: its content was lost.`)
  }
  if (header(path) !== 'SQLite format 3\0') {
    throw new UnusableDatabase('damaged', `${path} does not begin like a database any more.`)
  }
  const db = openToLook(path)
  try {
    const application = Number(db.pragma('application_id', { simple: true }))
    if (application !== APPLICATION_ID) {
      throw new UnusableDatabase('foreign', `${path} is a database of another program.`)
    }
    const schema = schemaOf(db)
    if (schema > knownSchema) {
      throw new UnusableDatabase(
        'newer',
        `${path} was written by a newer Signalbox (schema ${schema}; this one knows ${knownSchema}). It has not been touched: update Signalbox to open it.`,
      )
    }
  } catch (error) {
    if (error instanceof UnusableDatabase) throw error
    throw new UnusableDatabase('damaged', `${path} cannot be read: ${(error as Error).message}`)
  } finally {
    db.close()
  }
}

function openToLook(path: string): Database {
  try {
    return openForReading(path)
  } catch (error) {
    throw new UnusableDatabase('damaged', `${path} cannot be opened: ${(error as Error).message}`)
  }
}

function header(path: string): string {
  const bytes = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes)
  } finally {
    closeSync(file)
  }
  return bytes.toString('latin1')
}
