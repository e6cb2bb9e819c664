import type { AskOf, NameOf } from '#shared/contract/index.ts'
import type { Signed } from './serve-large.ts'
import type { Sight } from './watch-the-window.ts'

type Asked = { readonly [N in NameOf<'query'>]: { readonly name: N; readonly input: AskOf<N> } }

/** A page, what has to be there, and the one question it cannot do without. */
export type View = Sight & {
  readonly name: string
  readonly hash: string
  readonly asks: Asked[NameOf<'query'>]
}

/** Nothing is asked there: where one comes from. */
export const nowhere = { hash: '#/nowhere', expects: 'a[href="#/"]', within: 'main' } as const

const rows = '[role="row"][aria-rowindex="2"] [role="gridcell"]'
const panels = 'main .sb-panel'
const within = 'main'

/** Every page of the rail, and one of each kind of subject. */
export async function viewsOf(ask: Signed['ask']): Promise<readonly View[]> {
  const release = async (state: 'planned' | 'closed') =>
    (await ask('releases.rows', { states: [state], limit: 1 })).items[0]!.id
  const [planned, closed] = [await release('planned'), await release('closed')]
  const services = await ask('services.list', { limit: 5 })
  const environments = await ask('environments.list', { limit: 5 })
  const people = await ask('people.list', { limit: 5 })
  const serviceId = services.items[0]!.id
  const environmentId = environments.items.at(-1)!.id
  const personId = people.items[2]!.id
  const pageOf = { expects: panels, within }
  return [
    { name: 'today', hash: '#/today', ...pageOf, asks: { name: 'releases.rows', input: {} } },
    ...listViews,
    { name: 'plans', hash: '#/plans', ...pageOf, asks: { name: 'preferences.mine', input: {} } },
    {
      name: 'settings',
      hash: '#/settings',
      ...pageOf,
      asks: { name: 'workspace.status', input: {} },
    },
    ...[planned, closed].map((releaseId, i) => ({
      name: `a ${['planned', 'closed'][i]} release`,
      hash: `#/releases/${releaseId}`,
      ...pageOf,
      asks: { name: 'releases.get', input: { releaseId } } as const,
    })),
    {
      name: 'a release beside the list',
      hash: `#/releases?open=${planned}`,
      expects: 'aside .sb-panel, aside dl',
      within,
      asks: { name: 'releases.get', input: { releaseId: planned } },
    },
    {
      name: 'a service',
      hash: `#/services/${serviceId}`,
      ...pageOf,
      asks: { name: 'services.get', input: { serviceId } },
    },
    {
      name: 'an environment',
      hash: `#/environments/${environmentId}`,
      ...pageOf,
      asks: { name: 'environments.get', input: { environmentId } },
    },
    {
      name: 'a person',
      hash: `#/people/${personId}`,
      ...pageOf,
      asks: { name: 'people.get', input: { personId } },
    },
  ]
}

const list = { expects: rows, within }
const listViews: readonly View[] = [
  {
    name: 'outside',
    hash: '#/outside',
    expects: `${rows}, main .sb-blank`,
    within,
    asks: { name: 'runs.list', input: {} },
  },
  {
    name: 'releases',
    hash: '#/releases',
    ...list,
    asks: { name: 'releases.rows', input: { limit: 100 } },
  },
  {
    name: 'services',
    hash: '#/services',
    ...list,
    asks: { name: 'services.list', input: { limit: 1000 } },
  },
  {
    name: 'environments',
    hash: '#/environments',
    ...list,
    asks: { name: 'environments.list', input: {} },
  },
  {
    name: 'people',
    hash: '#/people',
    ...list,
    asks: { name: 'people.list', input: { limit: 1000 } },
  },
  { name: 'ledger', hash: '#/ledger', ...list, asks: { name: 'ledger.entries', input: {} } },
]
