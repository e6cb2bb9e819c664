import { checkpointDigest, type SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { Workspace } from '../workspace/workspace.reader.ts'
import type { Ledger } from './ledger.ts'
import { sha256 } from './sha256.ts'
import { signatureHolds } from './signer.ts'

/** Up to where a list of checkpoints is what devices of this ledger signed, and why no further. */
export type Trusted = {
  readonly last: SignedCheckpoint | undefined
  readonly looked: number
  readonly flaw: string | undefined
}

type Seen = {
  readonly ledger: Pick<Ledger, 'hashAt'>
  readonly workspace: Workspace
  readonly knowsKey: (publicKey: string) => boolean
}

export const nothingYet: Trusted = { last: undefined, looked: 0, flaw: undefined }

/**
 * Holds the checkpoints that came since the last look against the ledger. A line that nobody signed
 * vouches for nothing, and that it stands there is a contradiction by itself. Lines that are gone
 * contradict nothing: the next one names what it followed, so a check finds that they were left out.
 */
export function trustFurther(
  before: Trusted,
  checkpoints: readonly SignedCheckpoint[],
  seen: Seen,
): Trusted {
  let { last } = before
  let looked = Math.min(before.looked, checkpoints.length)
  for (const checkpoint of checkpoints.slice(looked)) {
    const flaw = flawOf(checkpoint, { ...seen, last })
    if (flaw) return { last, looked, flaw }
    last = checkpoint
    looked += 1
  }
  return { last, looked, flaw: undefined }
}

type Placed = Seen & { readonly last: SignedCheckpoint | undefined }

function flawOf(checkpoint: SignedCheckpoint, seen: Placed): string | undefined {
  const { workspace, last } = seen
  if (checkpoint.workspace !== workspace.id) return 'A checkpoint of another workspace stands here.'
  if (checkpoint.previous !== (last ? checkpointDigest(last, sha256) : '')) {
    return 'A checkpoint was left out or changed.'
  }
  if (!signatureHolds(checkpoint)) return 'A checkpoint stands here that nobody signed.'
  return whyNotThisLedger(checkpoint, seen)
}

function whyNotThisLedger(
  { epoch, seq, hash, publicKey }: SignedCheckpoint,
  { workspace, ledger, knowsKey }: Placed,
): string | undefined {
  if (epoch < workspace.epoch) return undefined
  if (epoch > workspace.epoch) {
    return `A checkpoint of epoch ${epoch} stands, but this ledger is in epoch ${workspace.epoch}.`
  }
  if (ledger.hashAt(seq) !== hash) {
    return `A checkpoint vouches for another ledger of ${seq} entries: this one was cut, rewritten, or is an older copy.`
  }
  return knowsKey(publicKey)
    ? undefined
    : 'A checkpoint is signed with a key that this ledger never introduced.'
}
