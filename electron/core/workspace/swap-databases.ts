import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '../ports.ts'
import { backupName } from './backup-files.ts'
import { syncFile, syncFolder } from './copy-verified.ts'
import type { Places } from './places.ts'

type Swap = {
  readonly clock: Pick<Clock, 'now'>
  readonly prepared: string
  readonly oldHead: number
}

/**
 * Puts the prepared database in the place of the one that stands, which must be closed. The old one
 * is copied first, so that a crash leaves a whole database in its place and no file with two names.
 */
export function swapDatabases(places: Places, { clock, prepared, oldHead }: Swap): string {
  const { database, replaced } = places
  mkdirSync(replaced, { recursive: true, mode: 0o700 })
  const kept = freeName(replaced, { at: clock.now(), oldHead })
  for (const suffix of ['-wal', '']) keep(database + suffix, kept + suffix)
  syncFolder(replaced)
  // A log that is left beside it would be taken for the new database's own.
  for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true })
  renameSync(prepared, database)
  syncFolder(dirname(database))
  return kept
}

/** A file that cannot be copied, on a disk that is full or failing, is moved. */
function keep(from: string, to: string): void {
  if (!existsSync(from)) return
  const partial = `${to}.partial`
  try {
    copyFileSync(from, partial, constants.COPYFILE_FICLONE)
    chmodSync(partial, 0o600)
    syncFile(partial)
    renameSync(partial, to)
  } catch {
    rmSync(partial, { force: true })
    chmodSync(from, 0o600)
    renameSync(from, to)
  }
}

function freeName(folder: string, { at, oldHead }: { at: number; oldHead: number }): string {
  for (let later = at; ; later += 1) {
    const name = join(folder, backupName(later, oldHead))
    if (!existsSync(name)) return name
  }
}
