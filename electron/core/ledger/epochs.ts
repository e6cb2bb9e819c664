import type { Epoch } from '#shared/domain/ledger/check-checkpoints.ts'
import { ledgerEvents } from '#shared/events/ledger.events.ts'
import type { Stored } from './ledger.ts'

/** How one epoch ended: with a restore, whose fact begins another. */
export type Restore = {
  readonly begins: number
  readonly lastSeq: number
  readonly abandonedTo: number | undefined
}

/** `undefined` for any other fact, and for one whose payload cannot be read any more. */
export function toRestore({ entry, said }: Stored): Restore | undefined {
  if (entry.type !== 'ledger.restored' || !said) return undefined
  const read = ledgerEvents['ledger.restored'].payload.safeParse(jsonOf(said.payload))
  if (!read.success) return undefined
  const { epoch, restored, abandoned } = read.data
  return {
    begins: epoch,
    lastSeq: Math.min(restored.seq, entry.seq - 1),
    abandonedTo: abandoned?.seq,
  }
}

/**
 * The epochs that a ledger came through, the one it is in last. Where numbers are left out, what was
 * abandoned was another epoch's, so nothing is known of how far this one had come.
 */
export function epochsOf(restores: readonly Restore[], head: number): readonly Epoch[] {
  const ended = restores.map(({ begins, lastSeq, abandonedTo }, i): Epoch => {
    const epoch = restores[i - 1]?.begins ?? 1
    const known = begins === epoch + 1
    return { epoch, lastSeq, abandonedTo: known ? abandonedTo : Number.POSITIVE_INFINITY }
  })
  const epoch = restores.at(-1)?.begins ?? 1
  return [...ended, { epoch, lastSeq: head, abandonedTo: undefined }]
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
