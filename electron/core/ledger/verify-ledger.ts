import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { GENESIS } from '#shared/domain/ledger/chain.ts'
import {
  checkCheckpoints,
  compareFolders,
  type Epoch,
  type LedgerSeen,
} from '#shared/domain/ledger/check-checkpoints.ts'
import { checkEntry } from '#shared/domain/ledger/check-entry.ts'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import type { Conduct } from '../rpc/router.ts'
import { digestOf, openAttachments } from './attachments.ts'
import { openLedger, type Stored } from './ledger.ts'
import { sha256 } from './sha256.ts'
import { signatureHolds } from './signer.ts'

/** What a walk along the ledger gathers for the checks that need the whole of it. */
type Gathered = {
  readonly findings: Finding[]
  readonly hashes: Map<number, string>
  readonly keys: Map<string, number>
  readonly restored: { readonly seq: number; readonly abandoned: number | undefined }[]
  readonly gone: Map<string, number>
  readonly erased: Set<string>
  readonly cited: Map<string, number>
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
  checkErasures(gathered)
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
    restored: [],
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
  if (said.personalDigest !== '' && said.personal === null) gathered.gone.set(id, seq)
  if (type === 'workspace.founded') gathered.workspace = subject
  if (!NOTABLE.has(type) && !said.payload.includes('"attachments"')) return
  const payload = parsed(said.payload)
  if (type === 'device.introduced') gathered.keys.set(String(payload['publicKey']), seq)
  if (type === 'ledger.restored') {
    const abandoned = payload['abandoned'] as { seq: number } | null
    gathered.restored.push({ seq, abandoned: abandoned?.seq })
  }
  if (type === 'ledger.erased') {
    for (const fact of payload['facts'] as string[]) gathered.erased.add(fact)
    for (const digest of payload['digests'] as string[]) gathered.erasedAttachments.add(digest)
  } else if (Array.isArray(payload['attachments'])) {
    for (const { digest } of payload['attachments'] as { digest: string }[]) {
      gathered.cited.set(digest, seq)
    }
  }
}

const NOTABLE = new Set(['device.introduced', 'ledger.restored', 'ledger.erased'])

/** A payload that cannot be read has been reported by its digest; it tells nothing more. */
function parsed(payload: string): Record<string, unknown> {
  try {
    return JSON.parse(payload)
  } catch {
    return { facts: [], digests: [] }
  }
}

/** An erased text has to be named by an erasure, and what an erasure names has to be gone. */
function checkErasures({ findings, gone, erased }: Gathered): void {
  for (const [id, seq] of gone) {
    if (erased.has(id)) continue
    findings.push({
      seq,
      what: 'personal',
      because: 'its personal part is gone, but nobody erased it',
    })
  }
}

function checkAttachments(db: Database, { findings, cited, erasedAttachments }: Gathered): void {
  const attachments = openAttachments(db)
  for (const [digest, seq] of cited) {
    const flaw = flawOf(attachments.find(digest), digest, erasedAttachments)
    if (flaw) findings.push({ seq, what: 'attachment', because: flaw })
  }
}

function flawOf(
  row: { readonly bytes: Buffer | null } | undefined,
  digest: string,
  erased: ReadonlySet<string>,
): string | undefined {
  if (!row) return 'an attachment it cites is missing'
  if (row.bytes === null) {
    return erased.has(digest) ? undefined : 'an attachment it cites is gone, but nobody erased it'
  }
  return digestOf(row.bytes) === digest ? undefined : 'an attachment it cites was changed'
}

function whatWasSeen({ hashes, head, keys, restored, workspace }: Gathered): LedgerSeen {
  const epochs: Epoch[] = restored.map(({ seq, abandoned }, i) => ({
    epoch: i + 1,
    lastSeq: seq - 1,
    abandonedTo: abandoned,
  }))
  epochs.push({ epoch: restored.length + 1, lastSeq: head, abandonedTo: undefined })
  return { workspace, head, epochs, keys, hashAt: (seq) => hashes.get(seq), signatureHolds }
}

const inOrder = (findings: readonly Finding[]) =>
  findings.toSorted((x, y) => (x.seq ?? Number.MAX_VALUE) - (y.seq ?? Number.MAX_VALUE))
