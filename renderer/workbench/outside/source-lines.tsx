import { useMe } from '#renderer/data/use-me.ts'
import { tellDistance, tellMoment } from '#renderer/design/moment.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import './age-badge.css'
import { SourceStanding } from './source-standing.tsx'
import type { StandingSource } from './standing-words.ts'
import { worstFirst } from './tell-standing.ts'

type Props = { readonly sources: readonly StandingSource[] }

/** Each source with how it stands, as of when, why and what can be done; the worst first. */
export function SourceLines({ sources }: Props) {
  if (sources.length === 0) {
    return (
      <p className="sb-age-share">
        No source tells of this. <a href={hrefTo(['sources'])}>To the sources</a>
      </p>
    )
  }
  return (
    <ul className="sb-age-lines">
      {worstFirst(sources).map((source) => (
        <SourceLine key={source.id} source={source} />
      ))}
    </ul>
  )
}

type LineProps = { readonly source: StandingSource }

function SourceLine({ source: { id, name, standing, because, failure, asOf } }: LineProps) {
  const { zone } = useMe()
  const now = useNow()
  return (
    <li>
      <a href={hrefTo(['sources', id])}>{name}</a>
      <SourceStanding standing={standing} />
      <small>
        {asOf === null
          ? 'Part of it was never read.'
          : `As of ${tellMoment({ at: asOf, now, zone })}, ${tellDistance({ at: Math.min(asOf, now), now })}.`}{' '}
        {because} {standing === 'failing' && failure?.fix}
      </small>
    </li>
  )
}
