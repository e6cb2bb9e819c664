import { Tooltip } from '@mantine/core'
import { IconAnchor, IconAnchorOff } from '@tabler/icons-react'
import { tellCount, tellDistance, tellNumber } from '#renderer/design/moment.ts'
import { inkOf } from '#renderer/design/tone.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { isCheckpointOverdue } from '#shared/domain/ledger/is-checkpoint-overdue.ts'

type Ledger = OutputOf<'workspace.status'>['ledger']
type Props = { readonly ledger: Ledger }

/** How many entries no signed checkpoint vouches for yet. */
export function LedgerTail({ ledger }: Props) {
  const now = useNow()
  const { unanchored, contradiction } = ledger
  const tone = contradiction !== null ? 'bad' : isCheckpointOverdue(ledger, now) ? 'wary' : 'good'
  const Icon = tone === 'good' ? IconAnchor : IconAnchorOff
  const words = contradiction !== null ? 'contradicted' : `${tellCount(unanchored)} unanchored`
  return (
    <Tooltip label={why(ledger, now)} multiline maw={360}>
      <a
        className="sb-chip"
        href={hrefTo(['ledger'])}
        aria-label={`Ledger ${words}. ${why(ledger, now)}`}
      >
        <Icon size={16} color={inkOf(tone)} aria-hidden />
        Ledger <small>{words}</small>
      </a>
    </Tooltip>
  )
}

function why({ contradiction, unanchored, unanchoredSince, anchoredTo }: Ledger, now: number) {
  if (contradiction !== null) return contradiction
  if (unanchored === 0) return 'A signed checkpoint vouches for every entry.'
  const since =
    unanchoredSince === null
      ? ''
      : `, the oldest from ${tellDistance({ at: unanchoredSince, now })}`
  const entries = tellNumber(unanchored, ['entry has', 'entries have'])
  return `${entries} no signed checkpoint yet${since}; one vouches up to entry ${tellCount(anchoredTo)}.`
}
