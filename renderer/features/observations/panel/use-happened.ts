import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { type Happening, nameOf, ofDeployment, ofIncident, ofRun } from '../happening.ts'
import { isRelease, type Scope } from './scope.ts'

export const SHOWN = 5

export type Few = {
  readonly items: readonly Happening[]
  readonly total: number
}

/** The latest of each kind, what is known of where they come from, and of how much it is not known. */
export function useHappened(scope: Scope) {
  const { may } = useMe()
  const read = useSources().data?.items
  // Where nothing is read there is nothing to ask for.
  const enabled = may('sources:read') && read !== undefined && read.length > 0
  const when = { enabled }
  const few = { ...scope, limit: SHOWN }
  const sources = useQueryOf('joins.sourcesOf', scope, when)
  const runs = useQueryOf('runs.list', few, when)
  const during = useQueryOf(
    'deployments.list',
    { ...few, during: true },
    { enabled: enabled && isRelease(scope) },
  )
  // Those that are told first may be among the latest of all.
  const deployments = useQueryOf('deployments.list', { ...scope, limit: 2 * SHOWN }, when)
  const incidents = useQueryOf('incidents.list', few, when)
  const allRuns = useQueryOf('runs.list', { limit: 1 }, when)
  const allDeployments = useQueryOf('deployments.list', { limit: 1 }, when)
  const asked = [sources, runs, deployments, incidents]
  const first = during.data && toFew(during.data, ofDeployment)
  const told = new Set(first?.items.map(nameOf))
  return {
    mayRead: may('sources:read'),
    /** That no source is read at all; `undefined` while that is on its way. */
    readsNothing: read && read.length === 0,
    error: [...asked, during].find((one) => one.error)?.error ?? undefined,
    retry: () => void Promise.all([...asked, during].map((one) => one.refetch())),
    sources: sources.data,
    runs: runs.data && toFew(runs.data, ofRun),
    during: first,
    deployments: deployments.data && without(toFew(deployments.data, ofDeployment), told),
    incidents: incidents.data && toFew(incidents.data, ofIncident),
    shares: [
      { what: ['run', 'runs'] as const, ...countsOf(allRuns.data) },
      { what: ['deployment', 'deployments'] as const, ...countsOf(allDeployments.data) },
    ],
  }
}
export type Happened = ReturnType<typeof useHappened>

type List<Item> = { readonly items: readonly Item[]; readonly total: number }

const toFew = <Item>({ items, total }: List<Item>, to: (item: Item) => Happening): Few => ({
  items: items.map(to),
  total,
})

const without = ({ items, total }: Few, told: ReadonlySet<string>): Few => ({
  items: items.filter((one) => !told.has(nameOf(one))).slice(0, SHOWN),
  total,
})

const countsOf = (
  list: { readonly total: number; readonly joined: number } = { total: 0, joined: 0 },
) => ({ total: list.total, joined: list.joined })
