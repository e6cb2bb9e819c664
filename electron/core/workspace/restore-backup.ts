import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { migrations } from '../database/migrations/all.ts'
import { inspectDatabase, openForReading } from '../database/open-database.ts'
import type { Reading } from '../database/reading.ts'
import type { Author, DeviceKey } from '../database/work.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Conduct } from '../rpc/router.ts'
import { prove, syncFile } from './copy-verified.ts'
import type { Places } from './places.ts'
import { writeRestore } from './record-restore.ts'
import { whyViewOnly } from './why-view-only.ts'

/** Who restores, as these rows know them; throws where they may not. */
type AuthorIn = (reading: Reading) => Omit<Author, 'commandId'>

export type RestoreOrder = {
  readonly file: string
  readonly reason: string
  /** Asked of the workspace that stands, at the moment when it is given up. */
  readonly author: AuthorIn
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
  /** `undefined` where its entries cannot be read. */
  readonly hashAt: ((seq: number) => string | undefined) | undefined
  /** All of them: a backup may come from an epoch that parted from this one long before its end. */
  readonly erasures: () => readonly ErasedBefore[]
}
export type GivenUp = Abandoned & { readonly author: AuthorIn }

export type ErasedBefore = {
  readonly id: string
  readonly subject: string
  readonly facts: readonly string[]
  readonly attachments: readonly string[]
  readonly reason: string
}

export type RestoreParts = {
  readonly places: Places
  readonly ports: Ports
  readonly device: DeviceKey
  readonly program: string
  /** Asked once the backup is proved: from then on nothing more is recorded in what is given up. */
  readonly giveUp: () => Promise<GivenUp>
}

export type Prepared = Awaited<ReturnType<typeof prepareRestore>>

/**
 * Makes the database that will stand after a restore, beside the one that still stands: the
 * backup, the fact that it was restored, and every erasure that it does not know of.
 */
export async function prepareRestore(
  { file, reason, conduct }: Omit<RestoreOrder, 'author'>,
  parts: RestoreParts,
) {
  const prepared = preparedIn(parts.places)
  removePrepared(parts.places)
  try {
    const backupDigest = await takeBackup({
      file,
      prepared,
      conduct,
      standing: parts.places.database,
    })
    conduct.signal.throwIfAborted()
    const givenUp = await parts.giveUp()
    const told = writeRestore(prepared, { reason, parts, givenUp, backupDigest })
    syncFile(prepared)
    return { prepared, oldHead: givenUp.head?.seq ?? 0, told }
  } catch (error) {
    removePrepared(parts.places)
    throw error
  }
}

type Taking = {
  readonly file: string
  readonly prepared: string
  readonly standing: string
  readonly conduct: Conduct
}

/** Copies and proves; answers the digest of what was copied. */
async function takeBackup({ file, prepared, standing, conduct }: Taking): Promise<string> {
  try {
    if (isTheSame(file, standing)) throw new Error('it is the workspace itself')
    inspectDatabase(file, migrations.length)
    if (!existsSync(file)) throw new Error('there is no such file')
    copyFileSync(file, prepared)
    chmodSync(prepared, 0o600)
    const digest = await digestOfFile(prepared)
    await prove(prepared, { head: 1, conduct })
    refuseUnknown(prepared)
    return digest
  } catch (error) {
    conduct.signal.throwIfAborted()
    const why = `${file} cannot be restored: ${(error as Error).message}`
    throw new Refusal('workspace/backup-unusable', why)
  }
}

/** Opening and closing our own file beside SQLite would let go of its locks. */
const isTheSame = (file: string, standing: string) =>
  existsSync(file) && existsSync(standing) && realpathSync(file) === realpathSync(standing)

/** Nothing could be recorded after facts that only a newer program knows. */
function refuseUnknown(prepared: string): void {
  const db = openForReading(prepared)
  try {
    const why = whyViewOnly(db)
    if (why) throw new Error(why)
  } finally {
    db.close()
  }
}

const preparedIn = ({ database }: Places) => `${database}.restoring`

/** With what an interrupted restore may have left beside it, which would be taken for its own. */
export function removePrepared(places: Places): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(preparedIn(places) + suffix, { force: true })
  }
}

async function digestOfFile(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}
