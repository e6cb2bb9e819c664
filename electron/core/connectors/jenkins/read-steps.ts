import { z } from 'zod'
import type { Leaf, Stream, Walk } from '../connector.ts'
import { findJobs, type Job } from './find-jobs.ts'
import type { JenkinsSettings } from './jenkins-settings.ts'
import { buildOfStep, parseStep } from './parse-step.ts'
import { isPipeline, readStages, readStagesOf, type StagesOfBuild } from './read-stages.ts'

const EVERY_MS = 2 * 60_000
/** How many pipelines with news are read in one walk; the others follow in the next. */
const JOBS_A_WALK = 50
/** How many older builds that had not ended are asked for by themselves. */
const BUILDS_A_WALK = 20

/** What tells that nothing happened in a pipeline since its stages were read. */
const Cursor = z.object({ signs: z.record(z.string(), z.string()) })
type Signs = Readonly<Record<string, string>>

export const steps: Stream<JenkinsSettings> = {
  name: 'steps',
  observes: 'steps',
  everyMs: EVERY_MS,
  parts: ({ jobs, stages }) => (stages ? [...new Set(jobs)] : []),
  walk: walkSteps,
  parse: parseStep,
}

/**
 * One small request tells which pipelines have news; of each of those another one tells the stages of
 * its newest few builds. Older builds are asked for only while something of them had not ended.
 */
async function* walkSteps(walk: Walk<JenkinsSettings>): AsyncGenerator<Leaf> {
  const { outward, cursor, sweep } = walk
  const found = (await findJobs(outward, walk.part)).filter(isPipeline)
  const before = Cursor.safeParse(cursor).data?.signs ?? {}
  let signs: Signs = Object.fromEntries(
    found.flatMap(({ fullName }) => {
      const sign = before[fullName]
      return sign === undefined ? [] : [[fullName, sign]]
    }),
  )
  const built = found.filter(({ last }) => last !== null)
  const news = built.filter((job) => sweep || signs[job.fullName] !== signOf(job))
  // While a build goes on its stages do, whatever else stands as before.
  const goingOn = built.filter((job) => job.last?.building === true && !news.includes(job))
  const now = sweep ? news : [...news, ...goingOn].slice(0, JOBS_A_WALK)
  const read = new Set<string>()
  for (const job of now) {
    const builds = await readStages(outward, job)
    if (!builds) continue
    for (const { number } of builds) read.add(nameOf({ fullName: job.fullName, number }))
    signs = { ...signs, [job.fullName]: signOf(job) }
    yield { rows: builds.flatMap((build) => rowsOf(job, build)), cursor: { signs } }
  }
  yield* rereadOpen(walk, { found, read })
  yield { rows: [], cursor: { signs }, filling: !sweep && news.length > JOBS_A_WALK }
}

const signOf = ({ next, last }: Job): string => JSON.stringify([next, last])

const nameOf = (of: { readonly fullName: string; readonly number: number }): string =>
  `${of.fullName}#${of.number}`

type Branch = Pick<Job, 'fullName' | 'branch'>

const rowsOf = ({ fullName, branch }: Branch, { number, stages }: StagesOfBuild): unknown[] =>
  stages.map((stage) => ({ job: { fullName, branch }, number, stage }))

type Reread = { readonly found: readonly Job[]; readonly read: ReadonlySet<string> }

/** What had not ended may end after newer builds began; with its build gone nobody tells how. */
async function* rereadOpen(
  walk: Walk<JenkinsSettings>,
  { found, read }: Reread,
): AsyncGenerator<Leaf> {
  const builds = new Map<string, { fullName: string; number: number; keys: string[] }>()
  for (const key of walk.open) {
    const build = buildOfStep(key)
    if (!build || read.has(nameOf(build))) continue
    const { keys } = builds.get(nameOf(build)) ?? { keys: [] }
    builds.set(nameOf(build), { ...build, keys: [...keys, key] })
  }
  for (const { keys, ...build } of [...builds.values()].slice(0, BUILDS_A_WALK)) {
    const job = found.find(({ fullName }) => fullName === build.fullName)
    const told = job ? await readStagesOf(walk.outward, build) : 'gone'
    if (told === 'gone') yield { rows: lostOf(walk, keys) }
    else if (job && told) yield { rows: rowsOf(job, told) }
  }
}

function lostOf({ told }: Walk<JenkinsSettings>, keys: readonly string[]): unknown[] {
  const rows = [...(told?.(keys) ?? new Map<string, unknown>()).values()]
  return rows.flatMap((row) => (typeof row === 'object' && row ? [{ ...row, lost: true }] : []))
}
