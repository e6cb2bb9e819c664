import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { tellDay, tellTime, tellZone } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { clocksOf } from './today-words.ts'

const HOUR_MS = 3_600_000

/** What clocks show where the people are whose releases start within a day. */
export function Clocks() {
  const { zone } = useMe()
  const now = useNow()
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS
  const { data } = useQueryOf('releases.rows', {
    startsFrom: hour - 12 * HOUR_MS,
    startsBefore: hour + 24 * HOUR_MS,
    limit: 50,
  })
  const { people } = useCatalogue()
  const clocks = useMemo(() => {
    const ids = (data?.items ?? []).flatMap(({ owner, lead }) => [owner, lead])
    const busy = [...new Set(ids)].flatMap((id) => (id && people.find(id)) || [])
    return clocksOf(busy, zone)
  }, [data, people, zone])
  if (clocks.length === 0) return null
  return (
    <Panel title="Where the others are">
      <ul className="sb-clocks">
        {clocks.map((clock) => (
          <li key={clock.zone}>
            <strong>{tellTime({ at: now, zone: clock.zone })}</strong>
            <span>
              {tellZone(clock.zone)}
              {otherDay({ now, zone, there: clock.zone })}
            </span>
            <small>{clock.names.join(', ')}</small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Days = { readonly now: number; readonly zone: string; readonly there: string }

function otherDay({ now, zone, there }: Days): string {
  const day = tellDay({ at: now, now, zone: there })
  return day === tellDay({ at: now, now, zone }) ? '' : `, ${day}`
}
