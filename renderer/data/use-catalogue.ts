import { useWholeList } from './use-whole-list.ts'

type Thing = { readonly id: string; readonly name: string | null }

/** Everything that has a name, for choosing one and for telling what an id stands for. */
export function useCatalogue() {
  const people = useWholeList('people.list').data
  const teams = useWholeList('people.teams').data
  const services = useWholeList('services.list').data
  const environments = useWholeList('environments.list').data
  return {
    people: namedOf(people),
    teams: namedOf(teams),
    services: namedOf(services),
    environments: namedOf(environments),
  }
}

type Named<T extends Thing> = {
  readonly all: readonly T[]
  readonly isPending: boolean
  readonly find: (id: string) => T | undefined
  /** `undefined` while it is on its way, `null` where it was erased or never known. */
  readonly name: (id: string) => string | null | undefined
}

const onItsWay = {
  all: [],
  isPending: true,
  find: () => undefined,
  name: () => undefined,
} as const satisfies Named<Thing>

/** Each list is read into an index once, however many places of the window look into it. */
const indexes = new WeakMap<readonly Thing[], Named<Thing>>()

function namedOf<T extends Thing>(things: readonly T[] | undefined): Named<T> {
  if (!things) return onItsWay
  const known = indexes.get(things) ?? indexOf(things)
  indexes.set(things, known)
  // What is kept for a list was made of that very list.
  return known as Named<T>
}

function indexOf<T extends Thing>(things: readonly T[]): Named<T> {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  return {
    all: things,
    isPending: false,
    find: (id) => byId.get(id),
    name: (id) => byId.get(id)?.name ?? null,
  }
}
