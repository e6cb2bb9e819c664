import {
  IconAnchor,
  IconAnchorOff,
  IconShieldCheck,
  IconShieldQuestion,
  IconShieldX,
} from '@tabler/icons-react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { tellCount, tellDistance, tellNumber } from '#renderer/design/moment.ts'
import { inkOf } from '#renderer/design/tone.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Props = { readonly status: OutputOf<'workspace.status'> }

/** How long the ledger is, how far it is vouched for, and when it was last looked through. */
export function LedgerSays({ status: { ledger } }: Props) {
  const now = useNow()
  const { data } = useQueryOf('ledger.lastVerification', {})
  const proof = hrefTo(['ledger'], { show: 'proof' })
  const sound = ledger.contradiction === null
  const Anchor = sound && ledger.unanchored === 0 ? IconAnchor : IconAnchorOff
  return (
    <span className="sb-ledger-says">
      <span>{tellNumber(ledger.entries, ['entry', 'entries'])}</span>
      <a href={proof}>
        <Anchor size={16} color={inkOf(sound ? 'good' : 'bad')} aria-hidden />
        {sound ? `vouched for up to ${tellCount(ledger.anchoredTo)}` : 'contradicts a checkpoint'}
      </a>
      {data && <Verified verification={data.verification} now={now} href={proof} />}
    </span>
  )
}

type VerifiedProps = {
  readonly verification: OutputOf<'ledger.lastVerification'>['verification']
  readonly now: number
  readonly href: string
}

function Verified({ verification, now, href }: VerifiedProps) {
  const intact = verification?.outcome === 'intact'
  const tone = verification ? (intact ? 'good' : 'bad') : 'unknown'
  const Icon = verification ? (intact ? IconShieldCheck : IconShieldX) : IconShieldQuestion
  const found = intact ? 'intact' : 'not intact'
  return (
    <a href={href}>
      <Icon size={16} color={inkOf(tone)} aria-hidden />
      {verification
        ? `found ${found} ${tellDistance({ at: verification.at, now: Math.max(verification.at, now) })}`
        : 'never verified on this machine'}
    </a>
  )
}
