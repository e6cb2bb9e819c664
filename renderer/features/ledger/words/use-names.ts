import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import type { Names } from './fact-teller.ts'

/** What ids in facts stand for; what nothing goes by any more is told by its kind. */
export function useNames(): Names {
  const { people, teams, services, environments } = useCatalogue()
  return useMemo(
    () => ({
      person: (id) => people.name(id) ?? 'somebody',
      team: (id) => named('the team', teams.name(id)) ?? 'a team',
      service: (id) => named('', services.name(id)) ?? 'a service',
      environment: (id) => named('', environments.name(id)) ?? 'an environment',
    }),
    [people, teams, services, environments],
  )
}

const named = (kind: string, name: string | null | undefined): string | undefined =>
  name ? `${kind} ${name}`.trim() : undefined
