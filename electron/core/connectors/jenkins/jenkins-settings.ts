import { z } from 'zod'

const JobName = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .refine((name) => segmentsOf(name).length > 0, 'a full name such as folder/job/branch')
  .refine((name) => !segmentsOf(name).some((one) => /^\.{1,2}$/.test(one)), 'no dots for names')

export const JenkinsSettings = z.strictObject({
  jobs: z
    .array(JobName)
    .max(200)
    .default([])
    .describe('Full names; a folder or multibranch project stands for every job below it.')
    .meta({ chosenFrom: 'projects' }),
  days: z.int().min(1).max(1000).default(90).describe('How many days back are read.'),
  stages: z
    .boolean()
    .default(true)
    .describe('Read the stages of pipelines, too; it takes the plug-in “Pipeline: REST API”.'),
})
export type JenkinsSettings = z.infer<typeof JenkinsSettings>

export const segmentsOf = (fullName: string): string[] =>
  fullName.split('/').filter((segment) => segment !== '')

/** The address of a job: its name in its folder may itself be encoded, and is encoded once more. */
export const pathOf = (fullName: string): string =>
  segmentsOf(fullName)
    .map((segment) => `/job/${encodeURIComponent(segment)}`)
    .join('')

const DAY_MS = 24 * 60 * 60_000

export const horizonOf = (of: {
  readonly now: number
  readonly settings: JenkinsSettings
}): number => of.now - of.settings.days * DAY_MS
