import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { GENESIS } from '#shared/domain/ledger/chain.ts'
import { checkEntry } from '#shared/domain/ledger/check-entry.ts'
import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import type { Conduct } from '../rpc/router.ts'
import { jsonOf, type Restore, toRestore } from './epochs.ts'
import { openLedger, type Stored } from './ledger.ts'
import { sha256 } from './sha256.ts'

/** What a walk along the ledger gathers for the checks that need the whole of it. */
export type Gathered = {
  readonly findings: Finding[]
  readonly hashes: Map<number, string>
  readonly keys: Map<string, number>
  readonly restores: Restore[]
  readonly gone: Map<string, number>
  readonly erased: Set<string>
  readonly cited: Map<string, { readonly seq: number; readonly size: unknown }>
  readonly erasedAttachments: Set<string>
  workspace: string
  entries: number
  head: number
}

const BREATH = 1000

/** Checks each entry with the one before it, and gathers what can only be judged with all of them. */
export async function walkLedger(db: Database, { signal, report }: Conduct): Promise<Gathered> {
  const ledger = openLedger(db)
  const total = ledger.head()?.seq ?? 0
  const gathered: Gathered = {
    findings: [],
    hashes: new Map(),
    keys: new Map(),
    restores: [],
    gone: new Map(),
    erased: new Set(),
    cited: new Map(),
    erasedAttachments: new Set(),
    workspace: '',
    entries: 0,
    head: 0,
  }
  let place = { seq: 1, hash: GENESIS }
  for (const stored of ledger.entries()) {
    const { entry } = stored
    gathered.findings.push(...checkEntry(place, stored, sha256))
    gathered.hashes.set(entry.seq, entry.hash)
    gathered.head = Math.max(gathered.head, entry.seq)
    gather(gathered, stored)
    place = { seq: entry.seq + 1, hash: entry.hash }
    gathered.entries += 1
    if (gathered.entries % BREATH === 0) {
      signal.throwIfAborted()
      report({ done: entry.seq, total, doing: 'checking the chain' })
      await breathe()
    }
  }
  return gathered
}

function gather(gathered: Gathered, { entry, said }: Stored): void {
  if (!said) return
  const { seq, id, type, subject } = entry
  const restore = toRestore({ entry, said })
  if (restore) gathered.restores.push(restore)
  if (said.personalDigest !== '' && said.personal === null) gathered.gone.set(id, seq)
  if (type === 'workspace.founded') gathered.workspace = subject
  if (!NOTABLE.has(type) && !said.payload.includes('"attachments"')) return
  const payload = objectIn(jsonOf(said.payload))
  const { publicKey, attachments } = payload
  if (type === 'device.introduced' && !gathered.keys.has(String(publicKey))) {
    gathered.keys.set(String(publicKey), seq)
  }
  if (type === 'ledger.erased') {
    for (const fact of listIn(payload['facts'])) gathered.erased.add(String(fact))
    for (const digest of listIn(payload['digests'])) gathered.erasedAttachments.add(String(digest))
  }
  for (const one of listIn(attachments)) {
    const { digest, size } = objectIn(one)
    gathered.cited.set(String(digest), { seq, size })
  }
}

const NOTABLE = new Set(['device.introduced', 'ledger.erased'])

/** What cannot be read as it was meant has been reported by its digest; it tells nothing more. */
const objectIn = (said: unknown) =>
  (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>
const listIn = (said: unknown): readonly unknown[] => (Array.isArray(said) ? said : [])
