import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Checkpointer } from '../ledger/checkpointer.ts'
import { jsonOf } from '../ledger/epochs.ts'
import type { Ledger, Stored } from '../ledger/ledger.ts'
import type { Abandoned, ErasedBefore } from './restore-backup.ts'

/** What going back to a backup would give up: everything up to the head, or what was signed beyond. */
export function whatIsAbandoned(
  { ledger, reading }: UnitOfWork,
  checkpointer: Checkpointer,
): Abandoned {
  const workspace = reading.workspace.find()
  const head = ledger.head()
  const last = checkpointer.last()
  const beyond = last && last.seq > (head?.seq ?? 0) ? last : head
  return {
    workspace: workspace?.id ?? '',
    epoch: Math.max(workspace?.epoch ?? 1, last?.epoch ?? 1),
    head: beyond ? { seq: beyond.seq, hash: beyond.hash } : null,
    hashAt: ledger.hashAt,
    erasures: () => erasuresIn(ledger),
  }
}

/** What is known of a ledger that cannot be read: what its last checkpoint says. */
export const whatWasSigned = (
  last: SignedCheckpoint | undefined,
  erasures: Abandoned['erasures'],
): Abandoned => ({
  workspace: last?.workspace ?? '',
  epoch: last?.epoch ?? 1,
  head: last ? { seq: last.seq, hash: last.hash } : null,
  hashAt: undefined,
  erasures,
})

export const erasuresIn = (ledger: Ledger): ErasedBefore[] =>
  [...ledger.entries()].flatMap((stored) => toErasure(stored) ?? [])

/** As many as can be read before the damage. */
export function legibleErasures(ledger: Ledger): ErasedBefore[] {
  const found: ErasedBefore[] = []
  try {
    for (const stored of ledger.entries()) found.push(...[toErasure(stored) ?? []].flat())
  } catch {}
  return found
}

function toErasure({ entry, said }: Stored): ErasedBefore | undefined {
  if (entry.type !== 'ledger.erased' || !said) return undefined
  const { facts, digests } = JSON.parse(said.payload) as { facts: string[]; digests: string[] }
  const personal = jsonOf(said.personal ?? '{}') as { reason?: string } | undefined
  const { id, subject } = entry
  return { id, subject, facts, attachments: digests, reason: personal?.reason ?? '' }
}
