import { z } from 'zod'
import { type About, type Stream, Unfit, type Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { askGithub, askWhetherChanged, bodyOf, ifThere } from './ask-github.ts'
import type { GithubSettings } from './github-settings.ts'
import { isThrough, outcomeOfDeployment } from './outcomes.ts'
import { fit, id, login, moment, peek, text, webAddress } from './raw-fields.ts'
import { type Listed, listingOf, pathOf } from './repository-listing.ts'
import { type Since, walkRepository } from './walk-repository.ts'

const MINUTE_MS = 60_000

const touchedOf = (raw: unknown) => peek(moment, { raw, field: 'updated_at' })

const walkDeployments = (walk: Walk<GithubSettings>) =>
  walkRepository(walk, {
    listing: listingOf(walk, {
      path: 'deployments',
      pageSize: 100,
      rowsOf: (body) => body,
      at: (raw) => peek(moment, { raw, field: 'created_at' }),
      order: 'strict',
      overlapMs: 24 * 60 * MINUTE_MS,
      one: (key) => askOne(walk, key),
    }),
    expand: (rows, of) => withStatuses(walk, { rows, of }),
    touchedOf,
  })

/** Statuses first: where they are the same, nothing happened. */
async function askOne(walk: Walk<GithubSettings>, key: string): Promise<unknown> {
  const statuses = await askStatuses(walk, { key, since: 0 })
  if (!Array.isArray(statuses)) return undefined
  const path = pathOf(walk.part, `deployments/${encodeURIComponent(key)}`)
  const deployment = bodyOf(await ifThere(askGithub(walk.outward, { path })))
  return deployment === undefined ? undefined : { deployment, statuses }
}

type Asking = { readonly key: string; readonly since: number | undefined }

/** `same` where nothing was added since they were read last; `gone` where the deployment is. */
async function askStatuses(
  { outward, part }: Walk<GithubSettings>,
  { key, since }: Asking,
): Promise<readonly unknown[] | 'same' | 'gone'> {
  const path = pathOf(part, `deployments/${encodeURIComponent(key)}/statuses`)
  const ask = since === undefined ? askGithub : askWhetherChanged
  const answer = await ifThere(ask(outward, { path, query: { per_page: '100' } }))
  if (answer === undefined) return 'gone'
  if (answer.is === 'same') return 'same'
  if (!Array.isArray(answer.body))
    throw new Unfit('GitHub answered with statuses that are no list.')
  if (since !== undefined) answer.keep(null)
  return answer.body
}

type Expanding = { readonly rows: readonly Listed[]; readonly of: Since }

/** What is known already is left out, but in a sweep, where it says by itself that it still stands. */
async function withStatuses(walk: Walk<GithubSettings>, { rows, of }: Expanding) {
  const found: unknown[] = []
  for (const { is, raw, key } of rows) {
    if (is === 'whole') found.push(raw)
    else if (key === undefined) found.push({ deployment: raw, statuses: null })
    else if (mayHaveChanged({ walk, raw, key, of })) {
      const since = of.phase === 'refresh' ? of.since : undefined
      const statuses = await askStatuses(walk, { key, since })
      if (Array.isArray(statuses)) found.push({ deployment: raw, statuses })
    } else if (of.phase === 'sweep') found.push({ deployment: raw, statuses: null })
  }
  return found
}

type Judging = {
  readonly walk: Walk<GithubSettings>
  readonly raw: unknown
  readonly key: string
  readonly of: Since
}

function mayHaveChanged({ walk, raw, key, of: { phase, since } }: Judging): boolean {
  if (phase === 'fill' || since === undefined || walk.open.includes(key)) return true
  return (touchedOf(raw) ?? Number.POSITIVE_INFINITY) > since
}

export const RawStatus = z.object({
  id,
  state: z.string(),
  created_at: moment,
  target_url: webAddress,
  log_url: webAddress,
})
type RawStatus = z.infer<typeof RawStatus>

export const RawDeployment = z.object({
  deployment: z.object({
    id,
    environment: z.string().min(1),
    ref: text,
    sha: text,
    creator: login,
    created_at: moment,
    updated_at: moment,
  }),
  statuses: z.array(RawStatus).nullable(),
})

function parseDeployment(raw: unknown, { part }: About<GithubSettings>): Observed {
  const { deployment, statuses } = fit(RawDeployment, { raw, what: 'A deployment' })
  const newestFirst = (statuses ?? []).toSorted(
    (a, b) => b.created_at - a.created_at || b.id - a.id,
  )
  const states = newestFirst.map(({ state }) => state)
  return {
    of: 'deployments',
    key: String(deployment.id),
    revision: revisionOf({ updatedAt: deployment.updated_at, statuses }),
    said: {
      project: part,
      place: deployment.environment,
      outcome: statuses ? outcomeOfDeployment(states) : 'unknown',
      original: statuses ? (states[0] ?? 'no status yet') : 'statuses not read',
      version: null,
      ref: deployment.ref,
      commit: deployment.sha,
      by: deployment.creator,
      createdAt: deployment.created_at,
      ...timesOf(newestFirst),
      url:
        newestFirst.map(({ log_url, target_url }) => log_url ?? target_url).find(Boolean) ?? null,
    },
  }
}

/** With its statuses a deployment is newer than without, or it would lose them when it is met again. */
function revisionOf(of: {
  readonly updatedAt: number
  readonly statuses: readonly RawStatus[] | null
}): number {
  if (!of.statuses) return of.updatedAt
  return of.statuses.reduce((at, { created_at }) => Math.max(at, created_at), of.updatedAt) + 1
}

/** What came after the end, such as being taken out of use, moves neither moment. */
function timesOf(newestFirst: readonly RawStatus[]) {
  const started = newestFirst.findLast(({ state }) => state === 'in_progress')
  const live = newestFirst.filter(({ state }) => state !== 'inactive')
  const [last] = live
  return {
    startedAt: started?.created_at ?? null,
    finishedAt: last && isThrough(last.state) ? last.created_at : null,
  }
}

/** Deployments, each as its newest status says. */
export const deployments: Stream<GithubSettings> = {
  name: 'deployments',
  observes: 'deployments',
  everyMs: 2 * MINUTE_MS,
  parts: ({ repositories }) => repositories,
  walk: walkDeployments,
  parse: parseDeployment,
}
