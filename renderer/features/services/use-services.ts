import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useWholeList } from '#renderer/data/use-whole-list.ts'
import { chooseServices, entryOf, readServiceFilter, sortEntries } from './choose-services.ts'

type Query = Readonly<Record<string, string>>

/** The services that an address asks for; sorting is not done again while somebody types. */
export function useServices(query: Query) {
  const { data, error, refetch } = useWholeList('services.list')
  const { teams } = useCatalogue()
  const filter = readServiceFilter(query)
  const { words, team, tier, retired } = filter
  const { by, order } = filter.sort
  const entries = useMemo(
    () =>
      data?.map((service) =>
        entryOf(service, service.ownerTeam && (teams.name(service.ownerTeam) ?? null)),
      ),
    [data, teams],
  )
  const sorted = useMemo(() => entries && sortEntries(entries, { by, order }), [entries, by, order])
  const shown = useMemo(
    () => sorted && chooseServices(sorted, { words, team, tier, retired }),
    [sorted, words, team, tier, retired],
  )
  return { all: data, shown, filter, teams, error, refetch }
}
