import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite, { type Database } from 'better-sqlite3'
import type { Places } from './places.ts'
import { tighten } from './tighten-folder.ts'

/** Who holds a workspace and how to reach them; `key` is asked at their socket. */
export type Holder = {
  readonly pid: number
  readonly host: string
  readonly since: number
  readonly socket: string | null
  readonly key: string
}

export class WorkspaceHeld extends Error {
  readonly pid: number | undefined
  readonly holder: Holder | undefined
  constructor(folder: string, holder: Holder | undefined) {
    const who = holder ? `process ${holder.pid} (${holder.host})` : 'another process'
    super(`${folder} is held by ${who}: close it first, or use it from there.`)
    this.pid = holder?.pid
    this.holder = holder
  }
}

export type Lock = { announce(holder: Holder): void; release(): void }

const PATIENCE_MS = 900
const PAUSE_MS = 30

/**
 * Takes the workspace for this process alone. The lock is the operating system's own on a small
 * database, so it ends with its holder however that ends; a holder's word about itself is only read
 * when the lock is really held.
 */
export async function takeLock(places: Places): Promise<Lock> {
  const giveUpAt = performance.now() + PATIENCE_MS
  for (;;) {
    const db = tryLock(places.lock)
    if (db) return toLock(db, places)
    const holder = readHolder(places)
    if (holder || performance.now() > giveUpAt) throw new WorkspaceHeld(places.folder, holder)
    await wait(PAUSE_MS)
  }
}

function tryLock(path: string): Database | undefined {
  keepPrivate(path)
  const db = new Sqlite(path, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return undefined
    throw error
  }
}

/**
 * Whoever could open it could hold the workspace up. Made at most once: closing a file of its own
 * would let go of a lock that this process already has on it.
 */
function keepPrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  tighten(path, 0o600)
}

function toLock(db: Database, places: Places): Lock {
  rmSync(places.holder, { force: true })
  return {
    announce(holder) {
      const unnamed = `${places.holder}.new`
      writeFileSync(unnamed, JSON.stringify(holder), { mode: 0o600 })
      renameSync(unnamed, places.holder)
    },
    release() {
      try {
        rmSync(places.holder, { force: true })
      } finally {
        db.close()
      }
    },
  }
}

/** Who says that they hold it and are still alive. */
export function readHolder({ holder }: Places): Holder | undefined {
  try {
    const said: Holder = JSON.parse(readFileSync(holder, 'utf8'))
    return isAlive(said.pid) ? said : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
