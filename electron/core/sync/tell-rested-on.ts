import type { OutputOf } from '#shared/contract/index.ts'
import { restOn } from '#shared/domain/sync/rest-on.ts'
import { standingsWorstFirst } from '#shared/domain/sync/stands.ts'
import type { Reading } from '../database/reading.ts'

const DAY_MS = 24 * 60 * 60_000
const AHEAD_MS = 14 * DAY_MS
const TOLD = 20

type Known = {
  readonly sources: OutputOf<'sources.list'>['items']
  readonly now: number
}

/** Where every source is current, nothing else is looked at. */
export function tellRestedOn(
  { sources, now }: Known,
  { joins, releases }: Reading,
): OutputOf<'sources.restedOn'> {
  const lacking = sources.filter(({ standing }) => standing !== 'current')
  if (lacking.length === 0) return { items: [] }
  const coming = releases.coming({ now, before: now + AHEAD_MS })
  const resting = restOn(coming, joins.sourcesOfAll())
  const items = lacking.flatMap(({ id, name, standing, because, asOf }) => {
    const those = resting.get(id) ?? []
    if (those.length === 0) return []
    const told = those.slice(0, TOLD).map(({ services: _, ...release }) => release)
    return [{ source: id, name, standing, because, asOf, releases: told, total: those.length }]
  })
  const rank = ({ standing }: (typeof items)[number]) => standingsWorstFirst.indexOf(standing)
  return { items: items.toSorted((one, other) => rank(one) - rank(other)) }
}
