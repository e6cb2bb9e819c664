import { z } from 'zod'

/** What is to be known besides the address and the token. */
export const GitlabSettings = z.strictObject({
  projects: z
    .array(
      z
        .string()
        .trim()
        .max(400)
        .regex(
          /^(\d+|[^\s/?#\\]+(\/[^\s/?#\\]+)+)$/,
          'a project is “group/name”, or the number GitLab gave it',
        ),
    )
    .max(500)
    .default([])
    .describe('Projects, as “group/name” or by their number.')
    .meta({ chosenFrom: 'projects' }),
  days: z.int().min(1).max(1000).default(90).describe('How many days back are read.'),
})
export type GitlabSettings = z.infer<typeof GitlabSettings>

const DAY_MS = 24 * 60 * 60_000

export const horizonOf = (of: {
  readonly now: number
  readonly settings: GitlabSettings
}): number => of.now - of.settings.days * DAY_MS

/** Paths may hold slashes, which are part of the name here. */
export const projectPath = (part: string): string => `/projects/${encodeURIComponent(part)}`
