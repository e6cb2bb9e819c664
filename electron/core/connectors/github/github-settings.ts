import { z } from 'zod'

/** As GitHub names it; what could lead elsewhere in a path is no name. */
const Repository = z
  .string()
  .max(140)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/,
    'a repository is named owner/name',
  )

export const GithubSettings = z.strictObject({
  repositories: z
    .array(Repository)
    .max(500)
    .refine(areDifferent, 'a repository is named twice')
    .default([])
    .describe('Which repositories are read, each as owner/name.')
    .meta({ chosenFrom: 'projects' }),
  days: z.int().min(1).max(400).default(90).describe('How many days back is read when it begins.'),
})
export type GithubSettings = z.infer<typeof GithubSettings>

function areDifferent(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length
}

const DAY_MS = 24 * 60 * 60_000

/** Nothing older is read. */
export const horizonOf = (asked: { readonly now: number; readonly settings: GithubSettings }) =>
  asked.now - asked.settings.days * DAY_MS
