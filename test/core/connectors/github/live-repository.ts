import type { Wish } from '#core/sync/outward.ts'
import { commit, deployment, pull, release, run, status } from './github-samples.ts'

export const PART = 'octo-org/octo-repo'
const API = 'https://api.github.com'
const HOUR = 3_600_000

export type Step = { readonly does: Doing; readonly which: number }
export const doings = [
  'run',
  'endRun',
  'rerun',
  'deploy',
  'status',
  'release',
  'open',
  'touch',
  'merge',
  'nothing',
] as const
type Doing = (typeof doings)[number]

type Status = ReturnType<typeof status>
type Deployment = typeof deployment & { statuses: Status[] }
type Pull = Omit<typeof pull, 'merged_at' | 'closed_at'> & {
  merged_at: string | null
  closed_at: string | null
}

const iso = (at: number) => new Date(at).toISOString().replace('.000', '')
/** As a list tells it. */
const listed = ({ additions, deletions, changed_files, commits, ...rest }: Pull) => rest

/** A repository that goes on living between two requests; each of them takes it a minute. */
export function liveRepository(began: number, { rows, steps }: { rows: number; steps: Step[] }) {
  let now = began - rows * HOUR
  let made = 1000
  let step = 0
  let living = true
  const runs: (Omit<typeof run, 'conclusion'> & { conclusion: string | null })[] = []
  const deployments: Deployment[] = []
  const releases: (typeof release)[] = []
  const pulls: Pull[] = []
  const next = () => {
    made += 1
    return made
  }
  const pick = <One>(from: readonly One[], which: number): One | undefined =>
    from[from.length - 1 - (which % Math.max(1, from.length))]

  const does: Record<Doing, (which: number) => void> = {
    run() {
      const at = iso(now)
      const going = { status: 'in_progress', conclusion: null, run_attempt: 1 }
      runs.push({
        ...run,
        ...going,
        id: next(),
        created_at: at,
        updated_at: at,
        run_started_at: at,
      })
    },
    endRun(which) {
      const going = pick(
        runs.filter((one) => one.status !== 'completed'),
        which,
      )
      if (!going) return
      Object.assign(going, { status: 'completed', conclusion: 'success', updated_at: iso(now) })
    },
    rerun(which) {
      const ended = pick(
        runs.filter((one) => one.status === 'completed'),
        which,
      )
      if (!ended) return
      const attempt = { run_attempt: ended.run_attempt + 1, run_started_at: iso(now) }
      const going = { status: 'in_progress', conclusion: null, updated_at: iso(now) }
      Object.assign(ended, attempt, going)
    },
    deploy(which) {
      const at = iso(now)
      const environment = ['staging', 'production'][which % 2]!
      const made = { id: next(), environment, created_at: at, updated_at: at, statuses: [] }
      deployments.push({ ...deployment, ...made })
    },
    status(which) {
      const open = pick(
        deployments.filter((one) => one.statuses[0]?.state !== 'success'),
        which,
      )
      if (!open) return
      add(open, 'success')
      for (const one of deployments) {
        const follows = one !== open && one.environment === open.environment
        if (follows && one.statuses[0]?.state === 'success' && one.id < open.id)
          add(one, 'inactive')
      }
    },
    release() {
      const at = iso(now)
      releases.push({ ...release, id: next(), created_at: at, published_at: at })
    },
    open() {
      const at = iso(now)
      const moments = { created_at: at, updated_at: at, merged_at: null, closed_at: null }
      pulls.push({ ...pull, ...moments, id: next(), number: made, state: 'open', commits: 1 })
    },
    touch(which) {
      const one = pick(pulls, which)
      if (one) Object.assign(one, { additions: one.additions + 1, updated_at: iso(now) })
    },
    merge(which) {
      const one = pick(
        pulls.filter(({ state }) => state === 'open'),
        which,
      )
      const at = iso(now)
      if (one) Object.assign(one, { state: 'closed', merged_at: at, closed_at: at, updated_at: at })
    },
    nothing() {},
  }
  function add(to: Deployment, state: string): void {
    to.statuses.unshift(status(state, { id: next(), at: iso(now) }))
    to.updated_at = iso(now)
  }
  for (let row = 0; row < rows; row += 1) {
    now += HOUR
    for (const one of ['run', 'deploy', 'release', 'open'] as const) does[one](row)
    if (row % 3 > 0) for (const one of ['endRun', 'status', 'merge'] as const) does[one](0)
  }

  const newest = <One extends { id: number }>(all: readonly One[]) =>
    all.toSorted((a, b) => b.id - a.id)

  function answer(below: string, query: URLSearchParams): unknown {
    const [kind, key, what] = below.replace('actions/', '').split('/')
    const found = (all: readonly { id: number }[]) => all.find(({ id }) => String(id) === key)
    if (kind === 'runs' && key) return found(runs)
    if (kind === 'deployments' && what) {
      return deployments.find(({ id }) => String(id) === key)?.statuses
    }
    if (kind === 'deployments' && key) return found(deployments.map(bare))
    if (kind === 'pulls' && what) return [commit]
    if (kind === 'pulls' && key) return pulls.find(({ number }) => String(number) === key)
    return listOf(kind, query)
  }
  function listOf(kind: string | undefined, query: URLSearchParams): unknown[] {
    const wanted = query.get('status')
    if (kind === 'runs') return newest(runs).filter((one) => !wanted || one.status === wanted)
    if (kind === 'deployments') return newest(deployments).map(bare)
    if (kind === 'releases') return newest(releases)
    const byUpdate = (a: Pull, b: Pull) => b.updated_at.localeCompare(a.updated_at) || b.id - a.id
    return pulls.toSorted(byUpdate).map(listed)
  }

  return {
    runs,
    deployments,
    releases,
    pulls,
    does: (what: Doing, which = 0) => does[what](which),
    now: () => now,
    pass: (ms: number) => {
      now += ms
    },
    stop: () => {
      living = false
    },
    /** Everything there is, as it would be read in full. */
    everything: (): Record<string, unknown[]> => ({
      runs,
      deployments: deployments.map((one) => ({ deployment: bare(one), statuses: one.statuses })),
      releases,
      changes: pulls.map((one) => ({ pull: one, commits: [commit] })),
    }),
    /** What is told at an address; from the second page on it is another one, as GitHub does it. */
    tell(address: string, _wish: Wish | undefined): { body: unknown; next?: string } | undefined {
      now += 60_000
      const doing = steps[step % Math.max(1, steps.length)]
      if (living && doing) does[doing.does](doing.which)
      step += 1
      const url = new URL(address, API)
      const below =
        /^\/(?:repos\/[^/]+\/[^/]+|repositories\/\d+)\/(.*)$/.exec(url.pathname)?.[1] ?? ''
      const said = structuredClone(answer(below, url.searchParams))
      if (said === undefined) return undefined
      if (!Array.isArray(said) || /statuses|commits/.test(below)) return { body: said }
      const size = Number(url.searchParams.get('per_page'))
      const page = Number(url.searchParams.get('page') ?? 1)
      const rows = said.slice((page - 1) * size, page * size)
      const body = below.endsWith('runs') ? { total_count: 0, workflow_runs: rows } : rows
      if (page * size >= said.length) return { body }
      url.searchParams.set('page', String(page + 1))
      return { body, next: `${API}/repositories/1300192/${below}?${url.searchParams}` }
    },
  }
}
export type LiveRepository = ReturnType<typeof liveRepository>

const bare = ({ statuses, ...rest }: Deployment) => rest
