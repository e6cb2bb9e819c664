import { z } from 'zod'
import { type Answer, type Outward, OutwardError } from '../../sync/outward.ts'
import type { Job } from './find-jobs.ts'
import { pathOf } from './jenkins-settings.ts'

const WithStages = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string().catch(''),
  stages: z.array(z.unknown()),
})

/** What is told of the stages of one build. */
export type StagesOfBuild = { readonly number: number; readonly stages: readonly unknown[] }

export const isPipeline = ({ className }: Job): boolean => className.endsWith('WorkflowJob')

/**
 * The stages of the newest builds of a pipeline, which are none without the plug-in; `undefined` where
 * Jenkins failed at it, so that it is asked again.
 */
export async function readStages(
  outward: Outward,
  job: Job,
): Promise<readonly StagesOfBuild[] | undefined> {
  const answer = await softly(outward, `${pathOf(job.fullName)}/wfapi/runs`)
  if (answer === undefined) return undefined
  const runs = z.array(z.unknown()).safeParse(answer).data ?? []
  return runs.flatMap((run) => stagesOf(run) ?? [])
}

/** `gone` where the build is no longer there; `undefined` where nothing can be told now. */
export async function readStagesOf(
  outward: Outward,
  { fullName, number }: { readonly fullName: string; readonly number: number },
): Promise<StagesOfBuild | 'gone' | undefined> {
  const answer = await softly(outward, `${pathOf(fullName)}/${number}/wfapi/describe`)
  return answer === 'missing' ? 'gone' : stagesOf(answer)
}

function stagesOf(raw: unknown): StagesOfBuild | undefined {
  const run = WithStages.safeParse(raw).data
  if (!run) return undefined
  const number = /^#?(\d{1,15})$/.exec(/^\d{1,15}$/.test(run.id) ? run.id : run.name)?.[1]
  return number === undefined ? undefined : { number: Number(number), stages: run.stages }
}

/** Whoever asks too often, or may not ask at all, must hear of it; the rest does without stages. */
const loud = new Set(['limited', 'unauthorised', 'unreachable', 'untrusted', 'secretMissing'])

/** Told instead of an answer: asking again by itself would not help. */
const quiet = new Set<string>(['missing', 'forbidden'])

async function softly(outward: Outward, path: string): Promise<unknown> {
  try {
    const answer: Answer = await outward.get({ path })
    return answer.is === 'fresh' ? answer.body : undefined
  } catch (error) {
    if (!(error instanceof OutwardError) || loud.has(error.trouble)) throw error
    return quiet.has(error.trouble) ? error.trouble : undefined
  }
}
