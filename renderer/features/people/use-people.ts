import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useWholeList } from '#renderer/data/use-whole-list.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { choosePeople, entryOf, readPeopleFilter, sortPeople } from './choose-people.ts'

type Query = Readonly<Record<string, string>>

const HOUR_MS = 3_600_000

/** The people that an address asks for; sorting is not done again while somebody types. */
export function usePeople(query: Query) {
  const { data, error, refetch } = useWholeList('people.list')
  const { teams } = useCatalogue()
  const filter = readPeopleFilter(query)
  const { words, team, role } = filter
  const { by, order } = filter.sort
  // Zones change their distance on the hour, not with every minute.
  const now = Math.floor(useNow() / HOUR_MS) * HOUR_MS
  const entries = useMemo(
    () =>
      data?.map((person) =>
        entryOf(
          person,
          person.teams.flatMap((id) => teams.name(id) ?? []),
        ),
      ),
    [data, teams],
  )
  const sorted = useMemo(
    () => entries && sortPeople(entries, { sort: { by, order }, now }),
    [entries, by, order, now],
  )
  const shown = useMemo(
    () => sorted && choosePeople(sorted, { words, team, role }),
    [sorted, words, team, role],
  )
  return { all: data, shown, filter, teams, error, refetch }
}
