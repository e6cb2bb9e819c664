import type { Database } from 'better-sqlite3'
import {
  checkCheckpoints,
  compareFolders,
  type LedgerSeen,
} from '#shared/domain/ledger/check-checkpoints.ts'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import type { Conduct } from '../rpc/router.ts'
import { checkAttachments, findStrays, findUnexplained } from './check-erased.ts'
import { epochsOf } from './epochs.ts'
import { sha256 } from './sha256.ts'
import { signatureHolds } from './signer.ts'
import { type Gathered, walkLedger } from './walk-ledger.ts'

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

/** Checks chain, payloads, erasures, attachments and checkpoints; names the entry of each finding. */
export async function verifyLedger(
  db: Database,
  { evidence, conduct }: { readonly evidence: Evidence; readonly conduct: Conduct },
): Promise<ChainVerdict> {
  const gathered = await walkLedger(db, conduct)
  const seen = whatWasSeen(gathered)
  const { beside, second } = evidence
  const here = checkCheckpoints(beside, seen, sha256)
  const there = checkCheckpoints(second ?? [], seen, sha256)
  const found = [
    ...gathered.findings,
    ...findStrays(db, gathered),
    ...checkAttachments(db, gathered),
    ...here.findings,
    ...there.findings,
    ...compareFolders(beside, second ?? beside),
  ]
  return {
    findings: inOrder(withUnexplained(found, findUnexplained(db, gathered))),
    entries: gathered.entries,
    anchoredTo: Math.max(here.anchoredTo, there.anchoredTo),
    checkpoints: Math.max(beside.length, second?.length ?? 0),
    erased: gathered.gone.size,
    attachments: gathered.cited.size,
  }
}

/** Where an entry is broken or missing, it may be the one that told of an erasure before it. */
function withUnexplained(found: readonly Finding[], unexplained: readonly Finding[]) {
  if (!found.some(({ seq }) => seq !== null)) return [...found, ...unexplained]
  const unplaced = unexplained.map(({ seq, what, because }) => ({
    seq: null,
    what,
    because: `entry ${seq}: ${because}`,
  }))
  return [...found, ...unplaced]
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
