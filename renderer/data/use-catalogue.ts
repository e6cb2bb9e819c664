import { useMemo } from 'react'
import { useWholeList } from './use-whole-list.ts'

type Thing = { readonly id: string; readonly name: string | null }

/** Everything that has a name, for choosing one and for telling what an id stands for. */
export function useCatalogue() {
  const people = useWholeList('people.list').data
  const teams = useWholeList('people.teams').data
  const services = useWholeList('services.list').data
  const environments = useWholeList('environments.list').data
  return {
    people: useNamed(people),
    teams: useNamed(teams),
    services: useNamed(services),
    environments: useNamed(environments),
  }
}

/** `name` is `undefined` while it is on its way, `null` where it was erased or never known. */
function useNamed<T extends Thing>(things: readonly T[] | undefined) {
  return useMemo(() => {
    const byId = new Map(things?.map((thing) => [thing.id as string, thing]))
    return {
      all: things ?? [],
      isPending: things === undefined,
      find: (id: string): T | undefined => byId.get(id),
      name: (id: string): string | null | undefined =>
        things === undefined ? undefined : (byId.get(id)?.name ?? null),
    }
  }, [things])
}
