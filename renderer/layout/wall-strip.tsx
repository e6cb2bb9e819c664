import type { Me } from '#renderer/data/use-me.ts'
import { tellTime, tellZone } from '#renderer/design/moment.ts'
import { useNow } from '#renderer/design/use-now.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { SourceMark } from './source-mark.tsx'
import './wall-strip.css'

type Props = { readonly me: Me; readonly sources: readonly Source[] }

/** What a wall needs besides its page: the time, whose it is, and whether it can be believed. */
export function WallStrip({ me: { status, zone }, sources }: Props) {
  const now = useNow()
  return (
    <footer className="sb-wall-strip">
      <span>{status?.name}</span>
      {sources.map((source) => (
        <SourceMark key={source.id} source={source} />
      ))}
      <span className="sb-wall-note">Display only</span>
      <time dateTime={new Date(now).toISOString()}>
        {tellTime({ at: now, zone })} <small>{tellZone(zone)}</small>
      </time>
    </footer>
  )
}
