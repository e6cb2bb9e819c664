import { z } from 'zod'
import type { About, Leaf, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { due, fieldOf, loose, readAs } from '../raw-fields.ts'
import { walkNewestFirst } from '../walk-newest-first.ts'
import { PER_PAGE } from './ask-page.ts'
import { jobsPath, keyOfJob, listJobs } from './list-jobs.ts'
import { stepOutcome } from './outcomes.ts'
import { type GitlabSettings, horizonOf } from './settings.ts'

const Job = z.object({
  id: due.id,
  name: due.text,
  stage: loose.text,
  status: due.text,
  // What cannot be read there must not make a failure look smaller.
  allow_failure: z.boolean().nullish(),
  pipeline: z.object({ id: due.id }),
  created_at: due.moment,
  started_at: loose.moment,
  finished_at: loose.moment,
  web_url: loose.url,
})

const EVERY_MS = 2 * 60_000

/** What waits for a hand or for other jobs may do so for months; it is not asked for one by one. */
const resting = new Set(['manual', 'created', 'scheduled'])

export const steps: Stream<GitlabSettings> = {
  name: 'steps',
  observes: 'steps',
  everyMs: EVERY_MS,
  parts: ({ projects }) => [...new Set(projects)],
  walk: walkJobs,
  parse: parseStep,
}

/** First what is under way, however old: a job that somebody started late has its old place in the list. */
async function* walkJobs(walk: Walk<GitlabSettings>): AsyncGenerator<Leaf> {
  const met = new Set<string>()
  if (walk.cursor !== undefined && !walk.sweep) {
    const { rows, keys } = await askUnderWay(walk)
    for (const key of keys) met.add(key)
    yield { rows }
  }
  const told = walk.told?.(walk.open) ?? new Map<string, unknown>()
  const open = walk.open.filter((key) => !met.has(key) && !isResting(told.get(key)))
  yield* walkNewestFirst(listJobs(walk), { ...walk, open })
}

const isResting = (raw: unknown): boolean => {
  const status = fieldOf(raw, 'status')
  return typeof status === 'string' && resting.has(status)
}

const Keys = z.array(z.string()).catch([])
type UnderWay = { readonly rows: readonly unknown[]; readonly keys: readonly string[] }

async function askUnderWay(walk: Walk<GitlabSettings>): Promise<UnderWay> {
  const query = { 'scope[]': ['running', 'pending'], per_page: String(PER_PAGE) }
  const where = { path: jobsPath(walk.part), query }
  const answer = await walk.outward.get(where, { unlessSame: true })
  if (answer.is === 'same') return { rows: [], keys: Keys.parse(answer.kept) }
  const horizon = horizonOf(walk)
  const all = z.array(z.unknown()).catch([]).parse(answer.body)
  const rows = all.filter((raw) => (createdAt(raw) ?? horizon) >= horizon)
  const keys = rows.flatMap((raw) => keyOfJob(raw) ?? [])
  answer.keep(keys)
  return { rows, keys }
}

const createdAt = (raw: unknown): number | undefined =>
  due.moment.safeParse(fieldOf(raw, 'created_at')).data

export function parseStep(raw: unknown, { part }: About<GitlabSettings>): Observed {
  const job = readAs(Job, { raw, what: 'A job' })
  const mayFail = job.allow_failure === true
  const outcome = stepOutcome({ status: job.status, mayFail })
  const ended = outcome !== 'waiting' && outcome !== 'running'
  return {
    of: 'steps',
    key: String(job.id),
    // There is no moment of the last change, and a job may be set going again: what is read last counts.
    revision: job.created_at,
    said: {
      project: part,
      run: String(job.pipeline.id),
      name: job.name,
      stage: job.stage ?? null,
      outcome,
      original: mayFail && job.status === 'failed' ? 'failed/allow_failure' : job.status,
      createdAt: job.created_at,
      startedAt: outcome === 'waiting' ? null : job.started_at,
      finishedAt: ended ? job.finished_at : null,
      url: job.web_url ?? null,
    },
  }
}
