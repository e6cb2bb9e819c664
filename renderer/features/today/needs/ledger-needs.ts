import { tellDistance, tellNumber } from '#renderer/design/moment.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { isCheckpointOverdue } from '#shared/domain/ledger/is-checkpoint-overdue.ts'
import type { NeedSaid } from './need.tsx'

type Status = OutputOf<'workspace.status'>
type Last = OutputOf<'ledger.lastVerification'>['verification']

const OLD_MS = 30 * 24 * 3_600_000
/** Below this nobody needs to be sent to look at a ledger that has just begun. */
const WORTH_VERIFYING = 100

const href = hrefTo(['ledger'], { show: 'proof' })

/** What is wrong with the checkpoints, gravest first. */
export function checkpointNeeds({ ledger, device }: Status, now: number): readonly NeedSaid[] {
  const needs: NeedSaid[] = []
  if (ledger.contradiction !== null) {
    const title = 'The ledger contradicts a signed checkpoint'
    needs.push({ tone: 'bad', title, says: ledger.contradiction, href })
  } else if (isCheckpointOverdue(ledger, now)) {
    const entries = tellNumber(ledger.unanchored, ['entry waits', 'entries wait'])
    const says = `${entries} for a signed checkpoint that should have come by now.`
    needs.push({ tone: 'wary', title: 'A checkpoint is overdue', says, href })
  }
  if (device.weaker) {
    const says = 'No safe place was found for the key, so it lasts for one run only.'
    needs.push({ tone: 'wary', title: 'Checkpoints are weaker than they could be', says, href })
  }
  return needs
}

type Verified = { readonly last: Last; readonly entries: number; readonly now: number }

/** Whether the ledger should be verified, or was found broken. */
export function verificationNeed({ last, entries, now }: Verified): NeedSaid | undefined {
  if (last?.outcome === 'broken') {
    const says = `Found ${tellDistance({ at: last.at, now: Math.max(now, last.at) })}: see what and where.`
    return { tone: 'bad', title: 'The last verification found damage', says, href }
  }
  if (last && now - last.at > OLD_MS) {
    const says = `The last time was ${tellDistance({ at: last.at, now })}. It takes a moment.`
    return { tone: 'wary', title: 'Verify the ledger again', says, href }
  }
  if (!last && entries > WORTH_VERIFYING) {
    const says = 'It has never been verified on this machine, so nothing is known of it.'
    return { tone: 'unknown', title: 'Verify the ledger', says, href }
  }
  return undefined
}
