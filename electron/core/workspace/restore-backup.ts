import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import type { FactId } from '#shared/vocabulary/ids.ts'
import { createClockWatch } from '../database/clock-watch.ts'
import { migrate } from '../database/migrate.ts'
import { migrations } from '../database/migrations/all.ts'
import { inspectDatabase, openForWork } from '../database/open-database.ts'
import type { Reading } from '../database/reading.ts'
import { createUnitOfWork } from '../database/unit-of-work.ts'
import type { Author, DeviceKey, Work } from '../database/work.ts'
import { renewGovernedTables } from '../ledger/governed-tables.ts'
import { openLedger } from '../ledger/ledger.ts'
import type { Ports } from '../ports.ts'
import { projections } from '../projections.ts'
import { Refusal } from '../refusal.ts'
import type { Conduct } from '../rpc/router.ts'
import { backupName } from './backup-files.ts'
import { prove, syncFile, syncFolder } from './copy-verified.ts'
import type { Places } from './places.ts'

export type RestoreOrder = {
  readonly file: string
  readonly reason: string
  /** Who restores, as the restored workspace knows them. */
  readonly author: (restored: Reading) => Omit<Author, 'commandId'>
  readonly conduct: Conduct
}

export type Restored = {
  readonly epoch: number
  readonly restoredTo: number
  readonly abandoned: number
  readonly erasedAgain: number
  /** Where the database that was given up lies now. */
  readonly kept: string
}

/** What is given up: its head, its epoch and the erasures that have to be done again. */
export type Abandoned = {
  readonly workspace: string
  readonly epoch: number
  readonly head: { readonly seq: number; readonly hash: string } | null
  /** All of them: a backup may come from an epoch that parted from this one long before its end. */
  readonly erasures: () => readonly ErasedBefore[]
}

export type ErasedBefore = {
  readonly subject: string
  readonly facts: readonly string[]
  readonly attachments: readonly string[]
  readonly reason: string
}

type Parts = {
  readonly places: Places
  readonly ports: Ports
  readonly device: DeviceKey
  /** Asked once the backup is proved: from then on nothing more is recorded in what is given up. */
  readonly giveUp: () => Promise<Abandoned>
}

/**
 * Makes the database that will stand after a restore, beside the one that still stands: the
 * backup, the fact that it was restored, and every erasure that came after it.
 */
export async function prepareRestore(order: RestoreOrder, parts: Parts) {
  const { places } = parts
  const prepared = `${places.database}.restoring`
  remove(prepared)
  try {
    inspectDatabase(order.file, migrations.length)
    if (!existsSync(order.file)) throw new Error('there is no such file')
    copyFileSync(order.file, prepared)
    chmodSync(prepared, 0o600)
    await prove(prepared, { head: 1, conduct: order.conduct })
  } catch (error) {
    rmSync(prepared, { force: true })
    order.conduct.signal.throwIfAborted()
    const why = `${order.file} cannot be restored: ${(error as Error).message}`
    throw new Refusal('workspace/backup-unusable', why)
  }
  const backupDigest = await digestOfFile(order.file)
  try {
    const abandoned = await parts.giveUp()
    const told = writeRestore(prepared, { order, parts, abandoned, backupDigest })
    syncFile(prepared)
    return { prepared, oldHead: abandoned.head?.seq ?? 0, told }
  } catch (error) {
    remove(prepared)
    throw error
  }
}

/** With what an interrupted restore may have left beside it, which would be taken for its own. */
function remove(prepared: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(prepared + suffix, { force: true })
}

type Restoring = {
  readonly order: RestoreOrder
  readonly parts: Parts
  readonly abandoned: Abandoned
  readonly backupDigest: string
}

function writeRestore(prepared: string, record: Restoring) {
  const db = openForWork(prepared)
  try {
    migrate(db, migrations)
    renewGovernedTables(db, projections)
    const told = recordRestore(db, record)
    db.pragma('journal_mode = DELETE')
    return told
  } finally {
    db.close()
  }
}

function recordRestore(db: Database, { order, parts, abandoned, backupDigest }: Restoring) {
  const { ports, device } = parts
  const ledger = openLedger(db)
  const head = ledger.last()!
  const unitOfWork = createUnitOfWork(db, {
    device,
    clockWatch: createClockWatch(ports.clock, undefined),
    newId: ports.newId,
    committed: () => {},
  })
  return unitOfWork.commit(ports.newId(), {
    author: () => order.author(unitOfWork.reading),
    run: (work) => {
      const workspace = work.workspace.find()
      if (workspace?.id !== abandoned.workspace && abandoned.workspace !== '') {
        throw new Refusal('workspace/backup-unusable', 'That is a backup of another workspace.')
      }
      const epoch = Math.max(abandoned.epoch, workspace!.epoch) + 1
      const restored = { seq: head.seq, hash: head.hash }
      work.record(
        'ledger.restored',
        workspace!.id,
        { epoch, restored, abandoned: abandoned.head, backupDigest },
        { reason: order.reason },
      )
      const again = abandoned.erasures()
      return {
        epoch,
        restoredTo: head.seq,
        abandoned: Math.max(0, (abandoned.head?.seq ?? 0) - head.seq),
        erasedAgain: again.reduce((sum, erasure) => sum + eraseAgain(erasure, work), 0),
      }
    },
  })
}

/** What was erased once stays erased, whatever copy of the ledger comes back. */
function eraseAgain(erasure: ErasedBefore, work: Work): number {
  const wanted = new Set(erasure.facts)
  const here = work.ledger
    .about(erasure.subject)
    .filter(({ entry, said }) => wanted.has(entry.id) && said?.personal != null)
  const { subject, reason } = erasure
  const attachments = erasure.attachments.filter((digest) => work.attachments.find(digest)?.bytes)
  if (here.length === 0 && attachments.length === 0) return 0
  const facts = here.map(({ entry }) => entry.id as FactId)
  work.record('ledger.erased', subject, { facts, digests: [...attachments] }, { reason })
  const seqs = here.map(({ entry }) => entry.seq)
  return facts.length + work.erase({ subject, seqs, attachments })
}

/**
 * Puts the prepared database in the place of the one that stands, which must be closed. The old
 * one gets a second name first, so that at every moment a whole database stands in its place.
 */
export function swapDatabases(
  { places, clock }: { readonly places: Places; readonly clock: Ports['clock'] },
  { prepared, oldHead }: { readonly prepared: string; readonly oldHead: number },
): string {
  const kept = join(places.replaced, backupName(clock.now(), oldHead))
  mkdirSync(places.replaced, { recursive: true, mode: 0o700 })
  if (existsSync(places.database)) keepUnder(kept, places.database)
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(places.database + suffix)) renameSync(places.database + suffix, kept + suffix)
  }
  renameSync(prepared, places.database)
  syncFolder(dirname(places.database))
  return kept
}

function keepUnder(kept: string, database: string): void {
  try {
    linkSync(database, kept)
  } catch {
    copyFileSync(database, kept)
    syncFile(kept)
  }
}

async function digestOfFile(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}
