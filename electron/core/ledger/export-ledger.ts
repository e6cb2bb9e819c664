import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Database } from 'better-sqlite3'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Conduct } from '../rpc/router.ts'
import { openAttachments } from './attachments.ts'
import { exportReadme } from './export-readme.ts'
import { openLedger, type Stored } from './ledger.ts'

export type Exported = {
  readonly folder: string
  readonly entries: number
  readonly attachments: number
  readonly checkpoints: number
}

type Order = {
  readonly folder: string
  readonly at: number
  readonly checkpoints: readonly SignedCheckpoint[]
  readonly conduct: Conduct
}

const PRIVATE = { mode: 0o600 }

/** Writes everything an auditor needs into a folder that appears only once it is whole. */
export async function exportLedger(db: Database, order: Order): Promise<Exported> {
  const { folder, checkpoints, conduct } = order
  const partial = makeBeside(folder)
  try {
    mkdirSync(join(partial, 'attachments'), { mode: 0o700 })
    const keys: object[] = []
    const entries = await writeEntries(db, { file: join(partial, 'ledger.jsonl'), keys, conduct })
    const attachments = writeAttachments(db, join(partial, 'attachments'))
    const lines = checkpoints.map((one) => `${JSON.stringify(one)}\n`).join('')
    writeFileSync(join(partial, 'checkpoints.jsonl'), lines, PRIVATE)
    writeFileSync(join(partial, 'public-keys.json'), `${JSON.stringify(keys, null, 2)}\n`, PRIVATE)
    const told = { entries, attachments, checkpoints: checkpoints.length }
    writeFileSync(join(partial, 'README.md'), exportReadme({ ...told, at: order.at }), PRIVATE)
    // Only an empty one can be removed this way.
    if (existsSync(folder)) rmdirSync(folder)
    renameSync(partial, folder)
    return { folder, ...told }
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** A folder that was not there before: what somebody else left under such a name is theirs. */
function makeBeside(folder: string): string {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  for (let turn = 1; ; turn += 1) {
    const name = `${folder}${turn === 1 ? '' : `.${turn}`}.partial`
    try {
      mkdirSync(name, { mode: 0o700 })
      return name
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function writeEntries(
  db: Database,
  { file, keys, conduct }: { file: string; keys: object[]; conduct: Conduct },
): Promise<number> {
  const ledger = openLedger(db)
  const total = ledger.head()?.seq ?? 0
  let entries = 0
  function* lines() {
    for (const stored of ledger.entries()) {
      if (stored.entry.type === 'device.introduced') keys.push(toKey(stored))
      yield `${JSON.stringify({ ...stored.entry, ...stored.said })}\n`
      entries += 1
      if (entries % 1000 !== 0) continue
      conduct.signal.throwIfAborted()
      conduct.report({ done: stored.entry.seq, total, doing: 'writing the ledger' })
    }
  }
  await pipeline(lines, createWriteStream(file, PRIVATE))
  return entries
}

function toKey({ entry, said }: Stored): object {
  return { introducedAt: entry.seq, device: entry.subject, ...JSON.parse(said?.payload ?? '{}') }
}

function writeAttachments(db: Database, folder: string): number {
  const attachments = openAttachments(db)
  let written = 0
  for (const digest of attachments.digests()) {
    const bytes = attachments.find(digest)?.bytes
    if (!bytes) continue
    writeFileSync(join(folder, digest), bytes, PRIVATE)
    written += 1
  }
  return written
}
