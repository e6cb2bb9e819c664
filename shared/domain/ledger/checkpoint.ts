import type { Digest } from './chain.ts'

/** A signed statement that the ledger stood like this: what an auditor holds against it later. */
export type Checkpoint = {
  readonly workspace: string
  readonly epoch: number
  readonly seq: number
  readonly hash: string
  readonly at: number
  readonly device: string
  readonly publicKey: string
  /** The trail begins after this entry. */
  readonly from: number
  /** The first eight digits of each hash since `from`: it names the very entry that was changed. */
  readonly trail: string
  /** Digest of the checkpoint before, so that none can be left out unseen; empty for the first. */
  readonly previous: string
}

export type SignedCheckpoint = Checkpoint & { readonly signature: string }

export const TRAIL_STEP = 8

/** The text that is signed. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { workspace, epoch, seq, hash, at, device, publicKey, from, trail, previous } = checkpoint
  const fields = [workspace, epoch, seq, hash, at, device, publicKey, from, trail, previous]
  return `signalbox.checkpoint.v1\0${JSON.stringify(fields)}`
}

export const checkpointDigest = (checkpoint: SignedCheckpoint, digest: Digest) =>
  digest(`${checkpointText(checkpoint)}\0${checkpoint.signature}`)

export const trailStep = (hash: string) => hash.slice(0, TRAIL_STEP)

/** What the trail says about one entry; `undefined` where it says nothing about it. */
export function trailAt({ from, seq, trail }: Checkpoint, at: number): string | undefined {
  if (at <= from || at > seq) return undefined
  const start = (at - from - 1) * TRAIL_STEP
  return trail.slice(start, start + TRAIL_STEP)
}
