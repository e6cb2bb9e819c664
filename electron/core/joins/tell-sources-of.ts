import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export function tellSourcesOf(
  { service, release }: InputOf<'joins.sourcesOf'>,
  reading: Reading,
): OutputOf<'joins.sourcesOf'> {
  const found = release === undefined ? undefined : reading.releases.find(release)
  const moved = (found?.items ?? []).flatMap((item) => item.service ?? [])
  const services = [...new Set([...(service === undefined ? [] : [service]), ...moved])]
  const joined = reading.joins.sourcesOf(services)
  const projects = Map.groupBy(joined, ({ source }) => source)
  const known = new Set(joined.map((one) => one.service))
  return {
    sources: [...projects].map(([source, ofIt]) => ({
      source,
      projects: ofIt.reduce((sum, one) => sum + one.projects, 0),
    })),
    services: services.length,
    unjoined: services.filter((one) => !known.has(one)),
  }
}
