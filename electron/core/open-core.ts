import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import type { Change, Reply } from '#shared/contract/index.ts'
import type { Request } from '#shared/contract/wire.ts'
import { createCore, type Observer, type RunningCore } from './create-core.ts'
import { migrate, schemaOf } from './database/migrate.ts'
import { migrations } from './database/migrations/all.ts'
import {
  APPLICATION_ID,
  inspectDatabase,
  openForWork,
  UnusableDatabase,
} from './database/open-database.ts'
import { renewGovernedTables } from './ledger/governed-tables.ts'
import { openSigner } from './ledger/signer.ts'
import type { Ports } from './ports.ts'
import { projections } from './projections.ts'
import { createChangeFeed } from './rpc/change-feed.ts'
import { type Conduct, quiet } from './rpc/router.ts'
import type { Session } from './rpc/session.ts'
import { backupName } from './workspace/backup-files.ts'
import { copyVerified, syncFile, syncFolder } from './workspace/copy-verified.ts'
import { makeFolder } from './workspace/make-folder.ts'
import { type Places, placesIn } from './workspace/places.ts'
import {
  prepareRestore,
  type Restored,
  type RestoreOrder,
  swapDatabases,
} from './workspace/restore-backup.ts'

export type CoreOptions = {
  /** `undefined` keeps everything in memory and forgets it at the end. */
  readonly folder: string | undefined
  readonly ports: Ports
  readonly program: string
  readonly observer?: Observer | undefined
}

/** The application, for any host. */
export type Core = {
  call(request: Request, session: Session, conduct?: Conduct): Promise<Reply>
  onChange(listener: (change: Change) => void): () => void
  /** Signs what is not anchored yet and closes the database. */
  close(): Promise<void>
  /** The core that runs right now; another one after a restore. */
  readonly running: () => RunningCore
}

/** Opens a workspace: looks before it touches, backs up before it migrates, introduces this device. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { folder, ports, program, observer } = options
  const places = folder === undefined ? undefined : placesIn(folder)
  const feed = createChangeFeed(ports)
  const signer = await openSigner(ports)
  const name = folder === undefined ? 'In memory' : basename(folder)

  const start = async (): Promise<RunningCore> => {
    const db = await openCurrent(places, ports)
    return createCore({ db, places, ports, signer, feed, program, name, restore, observer })
  }
  let running = await start()
  let standing: Promise<unknown> = Promise.resolve()

  async function restore(order: RestoreOrder): Promise<Restored> {
    if (!places) throw new Error('a workspace in memory has no backups')
    let goOn = () => {}
    const giveUp = () => {
      standing = new Promise<void>((resolve) => {
        goOn = resolve
      })
      return running.abandon()
    }
    try {
      const parts = { places, ports, device: signer, giveUp }
      const { told, ...ready } = await prepareRestore(order, parts)
      const kept = await replace(places, ready)
      return { ...told, kept }
    } finally {
      goOn()
    }
  }

  async function replace(places: Places, ready: { prepared: string; oldHead: number }) {
    try {
      await running.close()
      return swapDatabases({ places, clock: ports.clock }, ready)
    } finally {
      running = await start()
      await running.checkpointer.sign()
      feed.startEpoch()
    }
  }

  return {
    async call(request, session, conduct = quiet) {
      await standing
      return running.call(request, session, conduct)
    },
    onChange: feed.onChange,
    close: () => running.close(),
    running: () => running,
  }
}

async function openCurrent(places: Places | undefined, ports: Ports): Promise<Database> {
  if (!places) {
    const db = new Sqlite(':memory:')
    makeCurrent(db)
    return db
  }
  const { folder, database, checkpoints } = places
  makeFolder(folder)
  inspectDatabase(database, migrations.length)
  if (!existsSync(database)) {
    if (existsSync(checkpoints)) {
      throw new UnusableDatabase(
        'empty',
        `The database of ${folder} is gone, but its checkpoints are there: restore a backup.`,
      )
    }
    makeFirst(database)
  }
  const db = openForWork(database)
  await backUpBeforeMigration(db, { places, ports })
  makeCurrent(db)
  return db
}

/** A new database gets its name once it is whole, so that a crash leaves none or a good one. */
function makeFirst(database: string): void {
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

function makeCurrent(db: Database): void {
  migrate(db, migrations)
  renewGovernedTables(db, projections)
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
