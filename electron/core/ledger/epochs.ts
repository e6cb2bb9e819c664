import type { Epoch } from '#shared/domain/ledger/check-checkpoints.ts'
import { ledgerEvents } from '#shared/events/ledger.events.ts'
import type { Stored } from './ledger.ts'

/** How one epoch ended: with a restore, whose fact begins the next. */
export type Restore = Epoch & { readonly begins: number }

/** `undefined` for any other fact, and for one whose payload cannot be read any more. */
export function toRestore({ entry, said }: Stored): Restore | undefined {
  if (entry.type !== 'ledger.restored' || !said) return undefined
  const read = ledgerEvents['ledger.restored'].payload.safeParse(jsonOf(said.payload))
  if (!read.success) return undefined
  const { epoch, restored, abandoned } = read.data
  return {
    begins: epoch,
    epoch: epoch - 1,
    lastSeq: Math.min(restored.seq, entry.seq - 1),
    abandonedTo: abandoned?.seq,
  }
}

/** Every epoch that a ledger knows of, the one it is in last. */
export const epochsOf = (restores: readonly Restore[], head: number): readonly Epoch[] => [
  ...restores,
  { epoch: restores.at(-1)?.begins ?? 1, lastSeq: head, abandonedTo: undefined },
]

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
