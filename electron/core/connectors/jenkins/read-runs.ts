import { z } from 'zod'
import { OutwardError } from '../../sync/outward.ts'
import type { Leaf, Stream, Walk } from '../connector.ts'
import { walkNewestFirst } from '../walk-newest-first.ts'
import { findJobs, type Job } from './find-jobs.ts'
import { horizonOf, type JenkinsSettings } from './jenkins-settings.ts'
import { keyOfBuild, listBuilds } from './list-builds.ts'
import { parseRun } from './parse-run.ts'

const MINUTE_MS = 60_000
const OVERLAP_MS = 6 * 60 * MINUTE_MS
/** How many jobs with news are read in one walk; the others follow in the next. */
const JOBS_A_WALK = 100
const OPEN_LIMIT = 50

/** What tells that nothing happened in a job, and how far its builds have been read. */
const Known = z.object({
  next: z.number().nullable(),
  last: z.number().nullable(),
  walk: z.json(),
})
type Known = z.infer<typeof Known>
type Jobs = Readonly<Record<string, Known>>
const Cursor = z.object({ jobs: z.record(z.string(), Known) })
const Filling = z.object({ fill: z.null() })

export const runs: Stream<JenkinsSettings> = {
  name: 'runs',
  observes: 'runs',
  everyMs: 2 * MINUTE_MS,
  parts: ({ jobs }) => [...new Set(jobs)],
  walk: walkRuns,
  parse: parseRun,
}

/** One small request tells which jobs have news; only those are read, the last built first. */
async function* walkRuns(walk: Walk<JenkinsSettings>): AsyncGenerator<Leaf> {
  const found = await findJobs(walk.outward, walk.part)
  const names = new Set(found.map(({ fullName }) => fullName))
  const before = Cursor.safeParse(walk.cursor).data?.jobs ?? {}
  let jobs: Jobs = Object.fromEntries(Object.entries(before).filter(([name]) => names.has(name)))
  const news = found.filter((job) => walk.sweep || hasNews(job, jobs[job.fullName]))
  const now = walk.sweep ? news : news.slice(0, JOBS_A_WALK)
  for (const job of now) {
    for await (const { rows, cursor } of walkJob({ walk, job, known: jobs[job.fullName] })) {
      if (cursor !== undefined) jobs = { ...jobs, [job.fullName]: { ...headOf(job), walk: cursor } }
      yield cursor === undefined ? { rows } : { rows, cursor: { jobs } }
    }
  }
  yield* rereadOpen(walk, { found, read: new Set(now) })
  const filling = now.length < news.length || Object.values(jobs).some(isFilling)
  const end = { rows: [], cursor: { jobs }, filling }
  yield walk.sweep ? { ...end, metAllSince: horizonOf(walk) } : end
}

const headOf = ({ next, last }: Job) => ({ next, last: last?.number ?? null })

function hasNews(job: Job, known: Known | undefined): boolean {
  if (job.last === null) return false
  const { next, last } = headOf(job)
  return !known || known.next !== next || known.last !== last || isFilling(known)
}

const isFilling = ({ walk }: Known): boolean => !Filling.safeParse(walk).success

const listingOf = (walk: Walk<JenkinsSettings>, job: Job) =>
  listBuilds({
    outward: walk.outward,
    job,
    horizon: horizonOf(walk),
    overlapMs: OVERLAP_MS,
  })

type OfJob = {
  readonly walk: Walk<JenkinsSettings>
  readonly job: Job
  readonly known: Known | undefined
}

/** A job that went away since it was listed holds up none of the others. */
async function* walkJob({ walk, job, known }: OfJob): AsyncGenerator<Leaf> {
  if (job.last === null) return
  const open = walk.open.filter((key) => jobNameOf(key) === job.fullName)
  const { sweep } = walk
  try {
    yield* walkNewestFirst(listingOf(walk, job), { cursor: known?.walk, open, sweep })
  } catch (error) {
    if (!(error instanceof OutwardError) || error.trouble !== 'missing') throw error
  }
}

const jobNameOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('#')))

type Reread = { readonly found: readonly Job[]; readonly read: ReadonlySet<Job> }

/** Where nothing was begun since, what ran may have ended; the newest of a job has told that already. */
async function* rereadOpen(
  walk: Walk<JenkinsSettings>,
  { found, read }: Reread,
): AsyncGenerator<Leaf> {
  const quiet = new Map(found.filter((job) => !read.has(job)).map((job) => [job.fullName, job]))
  const due = walk.open.filter((key) => {
    const job = quiet.get(jobNameOf(key))
    return job !== undefined && !isStillBuilding(job, key)
  })
  for (const key of due.slice(0, OPEN_LIMIT)) {
    const job = quiet.get(jobNameOf(key))
    const row = job && (await listingOf(walk, job).one?.(key))
    if (row) yield { rows: [row] }
  }
}

const isStillBuilding = ({ fullName, last }: Job, key: string): boolean =>
  last?.building === true && key === keyOfBuild({ fullName, number: last.number })
