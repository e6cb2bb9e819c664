import { z } from 'zod'
import type { Outcome } from '#shared/vocabulary/observed.ts'
import { Unfit } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { keyOfBuild } from './list-builds.ts'
import { placeOf } from './parse-run.ts'

/** The end of what a calendar can say, with room for the longest stage. */
const LAST_MOMENT = 8_640_000_000_000_000
const LONGEST_MS = 10 * 366 * 24 * 60 * 60_000

const Row = z.object({
  job: z.object({ fullName: z.string().min(1).max(280), branch: z.boolean().catch(false) }),
  number: z.int().min(0),
  stage: z.object({
    id: z.union([z.string().regex(/^\w{1,20}$/), z.int().min(0)]).transform(String),
    name: z.string().min(1),
    status: z.string().min(1),
    startTimeMillis: z
      .int()
      .min(0)
      .max(LAST_MOMENT - LONGEST_MS),
    durationMillis: z.int().min(0).max(LONGEST_MS).nullable().catch(null),
  }),
  /** True for what was under way when its build was seen last, and the build is there no more. */
  lost: z.boolean().optional(),
})

const byStatus: ReadonlyMap<string, Outcome> = new Map([
  ['SUCCESS', 'succeeded'],
  ['FAILED', 'failed'],
  ['UNSTABLE', 'unstable'],
  ['ABORTED', 'cancelled'],
  ['NOT_EXECUTED', 'skipped'],
  ['IN_PROGRESS', 'running'],
  ['PAUSED_PENDING_INPUT', 'waiting'],
])

export const stageOutcome = (status: string): Outcome => byStatus.get(status) ?? 'unknown'

type Step = { readonly fullName: string; readonly number: number; readonly stage: string }

export const keyOfStep = ({ stage, ...build }: Step): string => `${keyOfBuild(build)}/${stage}`

/** The build that a stage belongs to, by the key of the stage. */
export function buildOfStep(key: string): Omit<Step, 'stage'> | undefined {
  const [, fullName, number] = /^(.+)#(\d{1,15})\/\w+$/s.exec(key) ?? []
  return fullName === undefined ? undefined : { fullName, number: Number(number) }
}

/** One stage of one build. */
export function parseStep(raw: unknown): Observed<'steps'> {
  const read = Row.safeParse(raw)
  if (!read.success) throw unfit(read.error)
  const { job, number, stage, lost } = read.data
  const build = { fullName: job.fullName, number }
  const outcome = lost ? 'unknown' : stageOutcome(stage.status)
  const { startTimeMillis: startedAt, durationMillis } = stage
  const ended = !['running', 'waiting', 'skipped', 'unknown'].includes(outcome)
  return {
    of: 'steps',
    key: keyOfStep({ ...build, stage: stage.id }),
    // There is no moment of change; a job that is made anew begins its builds later.
    revision: startedAt,
    said: {
      project: placeOf(job).project,
      run: keyOfBuild(build),
      name: stage.name,
      stage: null,
      outcome,
      original: lost ? 'no longer told' : stage.status,
      createdAt: startedAt,
      startedAt: outcome === 'skipped' ? null : startedAt,
      finishedAt: ended && durationMillis !== null ? startedAt + durationMillis : null,
      url: null,
    },
  }
}

function unfit({ issues }: z.ZodError): Unfit {
  const lacking = issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return new Unfit(`A stage cannot be read: ${lacking.join('; ')}.`)
}
