import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { schemaOf } from './database/migrate.ts'
import { migrations } from './database/migrations/all.ts'
import {
  APPLICATION_ID,
  inspectDatabase,
  openForWork,
  UnusableDatabase,
} from './database/open-database.ts'
import { makeCurrent } from './make-current.ts'
import type { Ports } from './ports.ts'
import { quiet } from './rpc/router.ts'
import { backupName } from './workspace/backup-files.ts'
import { copyVerified, syncFile, syncFolder } from './workspace/copy-verified.ts'
import { makeFolder } from './workspace/make-folder.ts'
import type { Places } from './workspace/places.ts'
import { removePrepared } from './workspace/restore-backup.ts'
import { tightenFolder } from './workspace/tighten-folder.ts'

/** Opens a workspace's database: looks before it touches, and backs up before it migrates. */
export async function openCurrent(places: Places | undefined, ports: Ports): Promise<Database> {
  if (!places) {
    const db = new Sqlite(':memory:')
    makeCurrent(db)
    return db
  }
  makeFolder(places.folder)
  tightenFolder(places)
  removePrepared(places)
  inspectDatabase(places.database, migrations.length)
  if (!existsSync(places.database)) makeFirst(places)
  const db = openForWork(places.database)
  try {
    await backUpBeforeMigration(db, { places, ports })
    makeCurrent(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A new database gets its name once it is whole, so that a crash leaves none or a good one. */
function makeFirst({ database, checkpoints, folder }: Places): void {
  if (existsSync(checkpoints)) {
    const why = `The database of ${folder} is gone, but its checkpoints are there: restore a backup.`
    throw new UnusableDatabase('empty', why)
  }
  const unnamed = `${database}.new`
  for (const suffix of ['', '-wal', '-shm']) rmSync(unnamed + suffix, { force: true })
  const db = openForWork(unnamed)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  makeCurrent(db)
  db.close()
  chmodSync(unnamed, 0o600)
  syncFile(unnamed)
  renameSync(unnamed, database)
  syncFolder(dirname(database))
}

async function backUpBeforeMigration(
  db: Database,
  { places, ports }: { readonly places: Places; readonly ports: Ports },
): Promise<void> {
  const schema = schemaOf(db)
  if (schema === migrations.length) return
  const head = Number(db.prepare('SELECT coalesce(max(seq), 0) FROM ledger').pluck().get())
  const file = join(places.backups, backupName(ports.clock.now(), head))
  ports.log.info({ file, schema }, 'backing up before a migration')
  await copyVerified(db, { file, head, conduct: quiet })
}
