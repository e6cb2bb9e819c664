import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { GENESIS } from '#shared/domain/ledger/chain.ts'
import {
  checkCheckpoints,
  compareFolders,
  type LedgerSeen,
} from '#shared/domain/ledger/check-checkpoints.ts'
import { checkEntry } from '#shared/domain/ledger/check-entry.ts'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import type { Conduct } from '../rpc/router.ts'
import { digestOf, openAttachments } from './attachments.ts'
import { epochsOf, jsonOf, type Restore, toRestore } from './epochs.ts'
import { openLedger, type Stored } from './ledger.ts'
import { sha256 } from './sha256.ts'
import { signatureHolds } from './signer.ts'

/** What a walk along the ledger gathers for the checks that need the whole of it. */
type Gathered = {
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

export type Evidence = {
  readonly beside: readonly SignedCheckpoint[]
  /** `undefined` where no second folder is set or it cannot be read. */
  readonly second: readonly SignedCheckpoint[] | undefined
}

export type ChainVerdict = {
  readonly findings: readonly Finding[]
  readonly entries: number
  readonly anchoredTo: number
  readonly checkpoints: number
  readonly erased: number
  readonly attachments: number
}

const BREATH = 1000

/** Checks chain, payloads, erasures, attachments and checkpoints; names the entry of each finding. */
export async function verifyLedger(
  db: Database,
  { evidence, conduct }: { readonly evidence: Evidence; readonly conduct: Conduct },
): Promise<ChainVerdict> {
  const gathered = await walk(db, conduct)
  checkErasures(db, gathered)
  checkStrays(db, gathered)
  checkAttachments(db, gathered)
  const seen = whatWasSeen(gathered)
  const { beside, second } = evidence
  const here = checkCheckpoints(beside, seen, sha256)
  const there = checkCheckpoints(second ?? [], seen, sha256)
  const found = [
    ...gathered.findings,
    ...here.findings,
    ...there.findings,
    ...compareFolders(beside, second ?? beside),
  ]
  return {
    findings: inOrder(found),
    entries: gathered.entries,
    anchoredTo: Math.max(here.anchoredTo, there.anchoredTo),
    checkpoints: Math.max(beside.length, second?.length ?? 0),
    erased: gathered.gone.size,
    attachments: gathered.cited.size,
  }
}

async function walk(db: Database, { signal, report }: Conduct): Promise<Gathered> {
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

/** An erased text has to be named by an erasure, and what an erasure names has to be gone. */
function checkErasures(db: Database, { findings, gone, erased }: Gathered): void {
  const standing = db
    .prepare<[string], number>(`
      SELECT seq FROM ledger JOIN ledger_payloads USING (seq)
      WHERE id = ? AND personal IS NOT NULL`)
    .pluck()
  for (const id of erased) {
    const seq = standing.get(id)
    const because = 'its personal part was erased, but stands here again'
    if (seq !== undefined) findings.push({ seq, what: 'personal', because })
  }
  for (const [id, seq] of gone) {
    if (erased.has(id)) continue
    findings.push({
      seq,
      what: 'personal',
      because: 'its personal part is gone, but nobody erased it',
    })
  }
}

/** What was said has to belong to an entry. */
function checkStrays(db: Database, { findings }: Gathered): void {
  const strays = db
    .prepare<[], number>('SELECT seq FROM ledger_payloads EXCEPT SELECT seq FROM ledger')
    .pluck()
    .all()
  for (const seq of strays) {
    findings.push({ seq, what: 'payload', because: 'something is said here without an entry' })
  }
}

function checkAttachments(db: Database, { findings, cited, erasedAttachments }: Gathered): void {
  const attachments = openAttachments(db)
  for (const [digest, { seq, size }] of cited) {
    const row = attachments.find(digest)
    const flaw = row?.size === size ? flawOf(row, digest, erasedAttachments) : MISSING
    if (flaw) findings.push({ seq, what: 'attachment', because: flaw })
  }
}

const MISSING = 'an attachment it cites is missing, or of another size'

function flawOf(
  { bytes }: { readonly bytes: Buffer | null },
  digest: string,
  erased: ReadonlySet<string>,
): string | undefined {
  if (bytes === null) {
    return erased.has(digest) ? undefined : 'an attachment it cites is gone, but nobody erased it'
  }
  if (erased.has(digest)) return 'an attachment it cites was erased, but stands here again'
  return digestOf(bytes) === digest ? undefined : 'an attachment it cites was changed'
}

const whatWasSeen = ({ hashes, head, keys, restores, workspace }: Gathered): LedgerSeen => ({
  workspace,
  head,
  epochs: epochsOf(restores, head),
  keys,
  hashAt: (seq) => hashes.get(seq),
  signatureHolds,
})

const inOrder = (findings: readonly Finding[]) =>
  findings.toSorted((x, y) => (x.seq ?? Number.MAX_VALUE) - (y.seq ?? Number.MAX_VALUE))
