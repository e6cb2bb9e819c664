import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import type { LaneNames } from './lanes-of.ts'

/** The names by which slots are put into lanes; they come as lists arrive. */
export function useLaneNames(): LaneNames {
  const { environments, services, teams, people } = useCatalogue()
  return useMemo(
    () => ({
      environments: environments.all,
      services: new Map(
        services.all.map(({ id, name, ownerTeam }) => [id, { name, team: ownerTeam }]),
      ),
      team: (id) => teams.name(id) ?? 'Unknown team',
      person: (id) => people.name(id) ?? 'Name erased',
    }),
    [environments, services, teams, people],
  )
}
