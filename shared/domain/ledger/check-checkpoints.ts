import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import type { Digest } from './chain.ts'
import { checkpointDigest, type SignedCheckpoint, trailAt, trailStep } from './checkpoint.ts'

/** A restored ledger goes on after `lastSeq`; `abandonedTo` is how far the old one had come. */
export type Epoch = {
  readonly epoch: number
  readonly lastSeq: number
  readonly abandonedTo: number | undefined
}

export type LedgerSeen = {
  readonly workspace: string
  readonly head: number
  /** Those it came through. One between them was given up whole, with the fact that began it. */
  readonly epochs: readonly Epoch[]
  /** Public keys that the ledger itself introduces, with the entry that does. */
  readonly keys: ReadonlyMap<string, number>
  readonly hashAt: (seq: number) => string | undefined
  readonly signatureHolds: (checkpoint: SignedCheckpoint) => boolean
}

type Told = { readonly findings: readonly Finding[]; readonly anchoredTo: number }

/** Holds a ledger against the checkpoints of one folder, in the order they were written. */
export function checkCheckpoints(
  checkpoints: readonly SignedCheckpoint[],
  seen: LedgerSeen,
  digest: Digest,
): Told {
  const findings: Finding[] = []
  let anchoredTo = 0
  let previous: SignedCheckpoint | undefined
  for (const checkpoint of checkpoints) {
    const expected = previous ? checkpointDigest(previous, digest) : ''
    if (checkpoint.previous !== expected) {
      findings.push(aboutAll('a checkpoint before this one was left out'))
    }
    const found = judge(checkpoint, seen)
    if (found) findings.push(found)
    else if (!isAbandoned(checkpoint, seen)) anchoredTo = Math.max(anchoredTo, checkpoint.seq)
    previous = checkpoint
  }
  return { findings, anchoredTo }
}

/** Copies in two places tell the same story, one of them perhaps not to the end. */
export function compareFolders(
  beside: readonly SignedCheckpoint[],
  second: readonly SignedCheckpoint[],
): readonly Finding[] {
  const parted = second.findIndex((one, i) => one.signature !== beside[i]?.signature)
  if (parted === -1) return []
  const because =
    parted >= beside.length
      ? `the second folder knows checkpoints up to ${second.at(-1)!.seq}, this one fewer`
      : 'the two folders hold different checkpoints'
  return [aboutAll(because)]
}

/** Whoever signed it: the entry where its trail parts from the ledger tells more than its key. */
function judge(checkpoint: SignedCheckpoint, seen: LedgerSeen): Finding | undefined {
  if (seen.workspace && checkpoint.workspace !== seen.workspace)
    return aboutAll('a checkpoint of another workspace')
  if (!seen.signatureHolds(checkpoint)) {
    return aboutAll('the signature of a checkpoint does not hold')
  }
  const contradiction = whereItContradicts(checkpoint, seen)
  if (contradiction) return contradiction
  const flaw = whyNotItsKey(checkpoint, seen)
  return flaw === undefined ? undefined : aboutAll(flaw)
}

function whyNotItsKey(checkpoint: SignedCheckpoint, seen: LedgerSeen): string | undefined {
  if (isAbandoned(checkpoint, seen)) return undefined
  const introducedAt = seen.keys.get(checkpoint.publicKey)
  if (introducedAt === undefined) {
    return 'a checkpoint is signed with a key this ledger never introduced'
  }
  return introducedAt > checkpoint.seq
    ? 'a checkpoint is signed with a key introduced only later'
    : undefined
}

const epochOf = ({ epoch }: SignedCheckpoint, { epochs }: LedgerSeen) =>
  epochs.find((one) => epoch === one.epoch)

/** It vouched for entries that a restore gave up, perhaps with the one that introduced its key. */
function isAbandoned(checkpoint: SignedCheckpoint, seen: LedgerSeen): boolean {
  const epoch = epochOf(checkpoint, seen)
  if (!epoch) return checkpoint.epoch < seen.epochs.at(-1)!.epoch
  return checkpoint.seq > epoch.lastSeq && checkpoint.seq <= (epoch.abandonedTo ?? 0)
}

/** The first entry that differs from what the checkpoint vouches for. */
function whereItContradicts(checkpoint: SignedCheckpoint, seen: LedgerSeen): Finding | undefined {
  const epoch = epochOf(checkpoint, seen)
  if (!epoch) {
    if (isAbandoned(checkpoint, seen)) return undefined
    return aboutAll(`a checkpoint of epoch ${checkpoint.epoch}, unknown here`)
  }
  const until = Math.min(checkpoint.seq, epoch.lastSeq)
  for (let seq = Math.max(0, checkpoint.from) + 1; seq <= until; seq += 1) {
    const hash = seen.hashAt(seq)
    if (hash === undefined) return about(seq, 'a checkpoint vouches for an entry that is gone')
    if (trailStep(hash) !== trailAt(checkpoint, seq)) {
      return about(seq, 'a checkpoint vouches for another entry here')
    }
  }
  if (checkpoint.seq <= epoch.lastSeq) {
    return seen.hashAt(checkpoint.seq) === checkpoint.hash
      ? undefined
      : about(checkpoint.seq, 'a checkpoint vouches for another entry here')
  }
  if (isAbandoned(checkpoint, seen)) return undefined
  return about(
    epoch.lastSeq + 1,
    `a checkpoint vouches for ${checkpoint.seq} entries; these are gone`,
  )
}

/** What is wrong with a checkpoint itself has no place among the entries. */
const aboutAll = (because: string): Finding => ({ seq: null, what: 'checkpoint', because })
const about = (seq: number, because: string): Finding => ({ seq, what: 'checkpoint', because })
