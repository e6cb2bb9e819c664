import { IconAlertTriangleFilled, IconHelpCircle } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { tellDistance } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { inkOf } from '#renderer/design/tone.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { useAskedAgain } from '#renderer/workbench/outside/use-asked-again.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { restedWords } from './rested-words.ts'
import './sources.css'

type Rested = OutputOf<'sources.restedOn'>['items'][number]

const TOLD = 4

/** Which sources cannot be relied on although something that comes rests on them; nothing where all can. */
export function RestedOnPanel() {
  const { may } = useMe()
  const rested = useQueryOf(
    'sources.restedOn',
    {},
    { enabled: may('sources:read') && may('releases:read') },
  )
  useAskedAgain(rested)
  // What is still being filled comes right by itself.
  const lacking = rested.data?.items.filter(({ standing }) => standing !== 'filling') ?? []
  if (lacking.length === 0) return null
  return (
    <Panel title="Sources that releases rest on">
      <ul className="sb-source-streams">
        {lacking.map((one) => (
          <Lacking key={one.source} rested={one} />
        ))}
      </ul>
    </Panel>
  )
}

type Props = { readonly rested: Rested }

function Lacking({ rested }: Props) {
  const now = useNow()
  const { source, standing, because, releases, total } = rested
  const bad = standing === 'failing'
  const Icon = bad ? IconAlertTriangleFilled : IconHelpCircle
  const more = total - Math.min(TOLD, releases.length)
  const { source: says, releases: rest } = restedWords(rested, now)
  return (
    <li className="sb-source-rested">
      <Icon size={18} color={inkOf(bad ? 'bad' : 'wary')} aria-hidden />
      <div>
        <a href={hrefTo(['sources', source])}>{says}</a>: {rest}
        <small>{because}</small>
        <ul className="sb-source-lines">
          {releases.slice(0, TOLD).map(({ id, name, startsAt, state }) => (
            <li key={id}>
              <a href={hrefTo(['releases', id])}>{name}</a>{' '}
              {state === 'inProgress'
                ? 'runs now'
                : `starts ${tellDistance({ at: startsAt, now })}`}
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </div>
    </li>
  )
}
