import { z } from 'zod'
import { type Answer, type Outward, OutwardError } from '../../sync/outward.ts'
import type { Job } from './find-jobs.ts'
import { pathOf } from './jenkins-settings.ts'

const WithStages = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string().catch(''),
  stages: z.array(z.unknown()),
})

/** Stages by build number, as far as they are told. */
export type Stages = ReadonlyMap<number, readonly unknown[]>

const none: Stages = new Map()

export const isPipeline = ({ className }: Job): boolean => className.endsWith('WorkflowJob')

/** The stages of the newest builds of a pipeline. They are an extra of a plug-in: nothing waits for them. */
export async function readStages(outward: Outward, job: Job): Promise<Stages> {
  const answer = await softly(outward, `${pathOf(job.fullName)}/wfapi/runs`)
  const runs = z.array(z.unknown()).safeParse(answer).data ?? []
  return new Map(runs.flatMap((run) => stagesOf(run)))
}

export async function readStagesOf(
  outward: Outward,
  { job, number }: { readonly job: Job; readonly number: number },
): Promise<Stages> {
  const answer = await softly(outward, `${pathOf(job.fullName)}/${number}/wfapi/describe`)
  return answer === undefined ? none : new Map(stagesOf(answer))
}

function stagesOf(raw: unknown): [number, readonly unknown[]][] {
  const run = WithStages.safeParse(raw).data
  if (!run) return []
  const number = /^#?(\d{1,15})$/.exec(/^\d{1,15}$/.test(run.id) ? run.id : run.name)?.[1]
  return number === undefined ? [] : [[Number(number), run.stages]]
}

/** Whoever asks too often, or may not ask at all, must hear of it; the rest does without stages. */
const loud = new Set(['limited', 'unauthorised', 'unreachable', 'untrusted', 'secretMissing'])

async function softly(outward: Outward, path: string): Promise<unknown> {
  try {
    const answer: Answer = await outward.get({ path })
    return answer.is === 'fresh' ? answer.body : undefined
  } catch (error) {
    if (!(error instanceof OutwardError) || loud.has(error.trouble)) throw error
    return undefined
  }
}
