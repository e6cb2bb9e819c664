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

/** What SQLite says when it finds pages that cannot be what was written. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test(String((error as { code?: unknown } | null)?.code))

/** Damage found while a database is opened, in words for people; any other error as it is. */
export function toUnusable(error: unknown, path: string | undefined): unknown {
  if (path === undefined || !isDamage(error)) return error
  const why = `${path} is damaged: ${(error as Error).message}. Restore a backup.`
  return new UnusableDatabase('damaged', why)
}

const FOR_WORK = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'fullfsync = ON',
  'checkpoint_fullfsync = ON',
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'foreign_keys = OFF',
]

/** Opens for reading and writing; whoever gets it owns the file. */
export const openForWork = (path: string): Database =>
  withPragmas(new Sqlite(path, { timeout: 5000 }), FOR_WORK)

export const openForReading = (path: string): Database =>
  withPragmas(new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 }), [
    'trusted_schema = OFF',
  ])

function withPragmas(db: Database, pragmas: readonly string[]): Database {
  try {
    for (const pragma of pragmas) db.pragma(pragma)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Reads every page; `undefined` where all are well, otherwise what is wrong. */
export function whyDamaged(path: string, knownSchema: number): string | undefined {
  try {
    inspectDatabase(path, knownSchema)
    const db = openForReading(path)
    try {
      const health = String(db.pragma('quick_check(1)', { simple: true }))
      return health === 'ok'
        ? undefined
        : `not all of it can be read (${health.split('\n').at(-1)})`
    } finally {
      db.close()
    }
  } catch (error) {
    return (error as Error).message
  }
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
