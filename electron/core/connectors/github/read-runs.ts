import { z } from 'zod'
import type { About, Leaf, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { askWhetherChanged, bodyOf, ifThere } from './ask-github.ts'
import type { GithubSettings } from './github-settings.ts'
import { hasEnded, outcomeOfRun } from './outcomes.ts'
import { count, fit, id, login, moment, peek, perhaps, text, webAddress } from './raw-fields.ts'
import { listingOf, pathOf } from './repository-listing.ts'
import { cursorOf, walkRepository } from './walk-repository.ts'

const MINUTE_MS = 60_000

const rowsOf = (body: unknown) => peek(z.array(z.unknown()), { raw: body, field: 'workflow_runs' })

async function* walkRuns(walk: Walk<GithubSettings>): AsyncGenerator<Leaf> {
  if (cursorOf(walk) && !walk.sweep) yield* reread(walk)
  const listing = listingOf(walk, {
    path: 'actions/runs',
    pageSize: 100,
    rowsOf,
    at: (raw) => peek(moment, { raw, field: 'created_at' }),
    order: 'strict',
    overlapMs: 6 * 60 * MINUTE_MS,
    one: (key) => askOne(walk, key),
  })
  yield* walkRepository(walk, {
    listing,
    expand: async (rows) => rows.map(({ raw }) => raw),
  })
}

/** A run that is started again keeps its old place in the list; here it comes up while it runs. */
async function* reread({ outward, part }: Walk<GithubSettings>): AsyncGenerator<Leaf> {
  const query = { status: 'in_progress', per_page: '100' }
  const answer = await askWhetherChanged(outward, { path: pathOf(part, 'actions/runs'), query })
  if (answer.is === 'same') return
  answer.keep(null)
  yield { rows: rowsOf(answer.body) ?? [] }
}

async function askOne({ outward, part }: Walk<GithubSettings>, key: string): Promise<unknown> {
  const path = pathOf(part, `actions/runs/${encodeURIComponent(key)}`)
  const answer = await ifThere(askWhetherChanged(outward, { path }))
  if (answer?.is === 'fresh') answer.keep(null)
  return bodyOf(answer)
}

export const RawRun = z.object({
  id,
  name: text,
  display_title: text,
  path: text,
  run_number: count,
  run_attempt: perhaps(id),
  status: text,
  conclusion: text,
  head_branch: text,
  head_sha: text,
  event: text,
  actor: login,
  triggering_actor: login,
  created_at: moment,
  updated_at: moment,
  run_started_at: perhaps(moment),
  html_url: webAddress,
})

/** `updated_at` is when an attempt ended, once it has: GitHub tells no other moment for it. */
function parseRun(raw: unknown, { part }: About<GithubSettings>): Observed {
  const run = fit(RawRun, { raw, what: 'A workflow run' })
  const outcome = outcomeOfRun(run)
  return {
    of: 'runs',
    key: String(run.id),
    revision: run.updated_at,
    said: {
      project: part,
      name: run.name || run.display_title || run.path || `Run ${run.id}`,
      number: run.run_number === null ? null : String(run.run_number),
      attempt: run.run_attempt ?? 1,
      outcome,
      original: [run.status, run.conclusion].filter(Boolean).join('/'),
      branch: run.head_branch,
      commit: run.head_sha,
      trigger: run.event,
      by: run.triggering_actor ?? run.actor,
      startedAt: outcome === 'waiting' ? null : run.run_started_at,
      finishedAt: hasEnded(run) && outcome !== 'waiting' ? run.updated_at : null,
      createdAt: run.created_at,
      url: run.html_url,
    },
  }
}

/** Workflow runs, each by its latest attempt. */
export const runs: Stream<GithubSettings> = {
  name: 'runs',
  observes: 'runs',
  everyMs: 2 * MINUTE_MS,
  parts: ({ repositories }) => repositories,
  walk: walkRuns,
  parse: parseRun,
}
