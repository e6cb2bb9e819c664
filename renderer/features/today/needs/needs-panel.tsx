import { IconCircleCheck } from '@tabler/icons-react'
import { use } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { useWholeList } from '#renderer/data/use-whole-list.ts'
import { tellDistance } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { inkOf } from '#renderer/design/tone.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { type Source, SourcesContext } from '#renderer/workbench/source.ts'
import { dayAt } from '#shared/time/days.ts'
import { joinNeed } from './join-needs.ts'
import { checkpointNeeds, verificationNeed } from './ledger-needs.ts'
import { Need } from './need.tsx'
import { absenceNeed, grantNeeds } from './people-needs.ts'

/** What needs me besides releases; each kind says so itself, and the last line shows where none did. */
export function NeedsPanel() {
  const sources = use(SourcesContext)
  const { may, status } = useMe()
  return (
    <Panel title="Needs you">
      <ul className="sb-needs">
        {sources.map((source) => (
          <SourceNeed key={source.id} source={source} />
        ))}
        {status && may('ledger:read') && <LedgerNeeds />}
        {may('people:administer') && <GrantNeeds />}
        <AbsenceNeed />
        {may('sources:write') && <JoinNeed />}
      </ul>
      <p className="sb-needs-nothing">
        <IconCircleCheck size={18} color={inkOf('good')} aria-hidden />
        Nothing waits for you here.
      </p>
    </Panel>
  )
}

type SourceProps = { readonly source: Source }

function SourceNeed({ source }: SourceProps) {
  const state = source.useState()
  const now = useNow()
  if (!state || state.standing === 'current' || state.passing) return null
  const { name, standing, at, because, href } = state
  const word =
    standing === 'unknown' ? 'is unknown' : standing === 'stale' ? 'is old' : 'is offline'
  const since = at === undefined ? '' : `, ${tellDistance({ at: Math.min(at, now), now })}`
  return (
    <Need
      tone={standing === 'offline' ? 'bad' : standing === 'stale' ? 'wary' : 'unknown'}
      title={state.word === undefined ? `${name} ${word}${since}` : `${name}: ${state.word}`}
      says={because}
      href={href ?? hrefTo(['settings'], { part: 'diagnostics' })}
    />
  )
}

function LedgerNeeds() {
  const { status } = useMe()
  const now = useNow()
  const last = useQueryOf('ledger.lastVerification', {})
  if (!status) return null
  const verification =
    last.data &&
    verificationNeed({ last: last.data.verification, entries: status.ledger.entries, now })
  return [...checkpointNeeds(status, now), ...(verification ? [verification] : [])].map((need) => (
    <Need key={need.title} {...need} />
  ))
}

function GrantNeeds() {
  const { status } = useMe()
  const people = useWholeList('people.list')
  const me = status?.me
  if (!me || !people.data) return null
  return grantNeeds(people.data, me).map((need) => <Need key={need.href} {...need} />)
}

function JoinNeed() {
  const waiting = useQueryOf('joins.waiting', {})
  const sources = useQueryOf('sources.list', {})
  if (!waiting.data || !sources.data) return null
  const need = joinNeed(waiting.data.items, sources.data.items)
  return need ? <Need {...need} /> : null
}

function AbsenceNeed() {
  const { person, zone } = useMe()
  const now = useNow()
  const need = person && absenceNeed(person, { day: dayAt(now, zone) })
  return need ? <Need {...need} /> : null
}
