import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Checkpointer } from '../ledger/checkpointer.ts'
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
    erasures: () => erasuresIn(ledger),
  }
}

function erasuresIn(ledger: UnitOfWork['ledger']): ErasedBefore[] {
  return [...ledger.entries()].flatMap(({ entry, said }) => {
    if (entry.type !== 'ledger.erased' || !said) return []
    const { facts, digests } = JSON.parse(said.payload) as {
      facts: string[]
      digests: string[]
    }
    const reason = said.personal === null ? '' : JSON.parse(said.personal).reason
    return [{ subject: entry.subject, facts, attachments: digests, reason }]
  })
}
