import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { openForReading } from '../database/open-database.ts'
import { verifyLedger } from '../ledger/verify-ledger.ts'
import type { Conduct } from '../rpc/router.ts'

export type Copied = { readonly file: string; readonly bytes: number; readonly seq: number }

/**
 * Copies a database and proves the copy before it gets its name: reopened, quick-checked, its chain
 * walked to at least `head`. What is not proved is removed.
 */
export async function copyVerified(
  db: Database,
  {
    file,
    head,
    conduct,
  }: { readonly file: string; readonly head: number; readonly conduct: Conduct },
): Promise<Copied> {
  const partial = `${file}.partial`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  rmSync(partial, { force: true })
  try {
    await db.backup(partial, { progress: () => 0x7fff_ffff })
    chmodSync(partial, 0o600)
    makeSingleFile(partial)
    const seq = await prove(partial, { head, conduct })
    syncFile(partial)
    renameSync(partial, file)
    syncFolder(dirname(file))
    return { file, bytes: statSync(file).size, seq }
  } finally {
    rmSync(partial, { force: true })
  }
}

/** Why a file cannot serve as a backup is the error's message. */
export async function prove(
  file: string,
  { head, conduct }: { readonly head: number; readonly conduct: Conduct },
): Promise<number> {
  const copy = openForReading(file)
  try {
    const health = copy.pragma('quick_check(1)', { simple: true })
    if (health !== 'ok') throw new Error(`the copy is damaged: ${health}`)
    const evidence = { beside: [], second: undefined }
    const { findings, entries } = await verifyLedger(copy, { evidence, conduct })
    const [first] = findings
    if (first) throw new Error(`entry ${first.seq}: ${first.because}`)
    if (entries < head) throw new Error(`the copy ends at entry ${entries} instead of ${head}`)
    return entries
  } finally {
    copy.close()
  }
}

function makeSingleFile(file: string): void {
  const copy = new Sqlite(file)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}

/** Makes a rename last; where folders cannot be synced (Windows) the file system sees to it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
