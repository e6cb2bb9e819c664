import { GENESIS } from '#shared/domain/ledger/chain.ts'
import {
  type Checkpoint,
  checkpointDigest,
  checkpointText,
  type SignedCheckpoint,
  trailStep,
} from '#shared/domain/ledger/checkpoint.ts'
import type { Ports } from '../ports.ts'
import type { Workspace } from '../workspace/workspace.reader.ts'
import type { CheckpointFile } from './checkpoint-file.ts'
import { epochsOf, toRestore } from './epochs.ts'
import type { Ledger } from './ledger.ts'
import { createSecondFolder } from './second-folder.ts'
import { sha256 } from './sha256.ts'
import type { Signer } from './signer.ts'
import { nothingYet, trustFurther } from './trust-checkpoints.ts'

export const CHECKPOINT_ENTRIES = 500
export const CHECKPOINT_MS = 10 * 60 * 1000
type Parts = {
  readonly ledger: Ledger
  readonly signer: Signer
  readonly beside: CheckpointFile
  readonly workspace: () => Workspace | undefined
  /** Nothing may be written, not even whose key it is. */
  readonly isClosed: () => boolean
  readonly knowsKey: (publicKey: string) => boolean
  /** Has the ledger know the key before it signs. */
  readonly introduceDevice: () => void
  /** Heard when what checkpoints vouch for, or what is wrong with them, has become something else. */
  readonly announce: () => void
  readonly ports: Pick<Ports, 'clock' | 'log'>
}

export type Signing =
  | { readonly outcome: 'signed' | 'nothing new'; readonly checkpoint: SignedCheckpoint }
  | { readonly outcome: 'nothing to sign' }
  | { readonly outcome: 'contradicted'; readonly because: string }

/**
 * Signs what the ledger has come to, and never a head that contradicts what was signed before in
 * the same epoch, here or in the second folder.
 */
export function createCheckpointer(parts: Parts) {
  const { ledger, signer, beside, workspace, ports } = parts
  const second = createSecondFolder(ports)
  let here = nothingYet
  let there = nothingYet
  let queue: Promise<unknown> = Promise.resolve()
  let waiting: Promise<Signing> | undefined

  const seenBy = (current: Workspace) => ({ ledger, workspace: current, knowsKey: parts.knowsKey })
  const contradiction = () => here.flaw ?? there.flaw

  function trailSince(from: number, seq: number): string {
    const steps: string[] = []
    for (let at = from + 1; at <= seq; at += 1) steps.push(trailStep(ledger.hashAt(at) ?? GENESIS))
    return steps.join('')
  }

  function makeCheckpoint({ id, epoch }: Workspace, head: { seq: number; hash: string }) {
    const from = anchoredIn(id, epoch)
    const checkpoint: Checkpoint = {
      workspace: id,
      epoch,
      seq: head.seq,
      hash: head.hash,
      at: ports.clock.now(),
      device: signer.device,
      publicKey: signer.publicKey,
      from,
      trail: trailSince(from, head.seq),
      previous: here.last ? checkpointDigest(here.last, sha256) : '',
    }
    return { ...checkpoint, signature: signer.sign(checkpointText(checkpoint)) }
  }

  /** Up to where the last checkpoint vouches: after a restore no further than what was kept. */
  function anchoredIn(id: string, epoch: number): number {
    const { last } = here
    if (!last || last.epoch === epoch) return last?.seq ?? 0
    const { epoch: signedIn, seq } = last
    const restores = ledger.about(id).flatMap((stored) => toRestore(stored) ?? [])
    const ended = epochsOf(restores, seq).find((one) => signedIn === one.epoch)
    return Math.min(seq, ended?.lastSeq ?? 0)
  }

  const standing = () =>
    JSON.stringify([here.last?.seq, here.last?.epoch, contradiction(), second.trouble()])

  async function signAndTell(): Promise<Signing> {
    const before = standing()
    const signing = await signNow()
    if (standing() !== before) parts.announce()
    return signing
  }

  async function signNow(): Promise<Signing> {
    const current = workspace()
    const head = ledger.head()
    if (!current || !head || parts.isClosed()) return { outcome: 'nothing to sign' }
    const known = await second.read(current)
    here = trustFurther(here, beside.all(), seenBy(current))
    if (known) there = trustFurther(there, known, seenBy(current))
    const because = contradiction()
    if (because) {
      ports.log.error({ because }, 'no checkpoint is signed')
      return { outcome: 'contradicted', because }
    }
    const fresh = here.last?.seq !== head.seq || here.last.epoch !== current.epoch
    if (fresh) signHead(current)
    if (known) await second.copy(current, beside.all().slice(known.length))
    return { outcome: fresh ? 'signed' : 'nothing new', checkpoint: here.last! }
  }

  function signHead(current: Workspace): void {
    parts.introduceDevice()
    const made = makeCheckpoint(current, ledger.head()!)
    beside.append(made)
    here = { ...here, last: made, looked: here.looked + 1 }
  }

  return {
    /** One at a time; whoever asks before the next one has begun shares it. */
    sign(): Promise<Signing> {
      if (waiting) return waiting
      const signing = queue.then(() => {
        waiting = undefined
        return signAndTell()
      })
      waiting = signing
      queue = signing.catch(() => undefined)
      return signing
    },
    hasNews: () => here.last?.seq !== ledger.head()?.seq || here.last?.epoch !== workspace()?.epoch,
    isDue: (headSeq: number) => headSeq - (here.last?.seq ?? 0) >= CHECKPOINT_ENTRIES,
    last: () => here.last,
    /** What the last checkpoint still vouches for; nothing where the ledger contradicts it. */
    anchoredTo(): number {
      const current = workspace()
      return current && !contradiction() ? anchoredIn(current.id, current.epoch) : 0
    },
    state: () => ({
      last: here.last,
      contradiction: contradiction(),
      trouble: second.trouble(),
    }),
    /** Looked at once at start, so that a contradiction shows before anything is signed. */
    look(): void {
      const current = workspace()
      if (current) here = trustFurther(here, beside.all(), seenBy(current))
    },
  }
}
export type Checkpointer = ReturnType<typeof createCheckpointer>
