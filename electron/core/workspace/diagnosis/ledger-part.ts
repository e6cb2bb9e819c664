import { isEventType } from '#shared/events/index.ts'
import type { Reading } from '../../database/reading.ts'
import type { CoreContext } from '../core-context.ts'
import { linesOf, momentOf, type Part } from './part.ts'

export function ledgerPart(
  { checkpointer, lastVerification }: CoreContext,
  reading: Reading,
): Part {
  const { last, contradiction, trouble } = checkpointer.state()
  const head = reading.ledger.head()
  const verified = lastVerification.find(reading)
  return {
    name: 'Ledger',
    says: 'How far the ledger goes, what vouches for it, and what its last verification found.',
    personal: false,
    text: linesOf([
      ['entries', head?.seq ?? 0],
      ['last entry', momentOf(head?.at)],
      ['epoch', reading.workspace.find()?.epoch],
      ['types', reading.ledger.types().length],
      ['types this program does not know', unknownTypes(reading)],
      ['last checkpoint', last ? `entry ${last.seq}, ${momentOf(last.at)}` : 'none'],
      ['anchored to entry', checkpointer.anchoredTo()],
      ['contradiction', contradiction ?? 'none'],
      ['second folder', trouble ? 'out of reach' : 'no trouble'],
      ['last verification', verified ? `${verified.outcome}, ${momentOf(verified.at)}` : 'none'],
      ['it found', verified ? verified.findings.length + verified.moreFindings : 'nothing known'],
      ['first broken entry', verified ? (verified.firstBroken ?? 'none') : 'nothing known'],
    ]),
  }
}

const unknownTypes = ({ ledger }: Reading) =>
  ledger
    .types()
    .filter((type) => !isEventType(type))
    .join(', ') || 'none'
