import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

export const ChangeState = z.enum(['open', 'merged', 'closed', 'unknown'])
export type ChangeState = z.infer<typeof ChangeState>

export const Commit = z.object({
  sha: z.string(),
  authoredAt: z.int().nullable(),
  by: z.string().nullable(),
})
export type Commit = z.infer<typeof Commit>

/** A pull or merge request with what it brings. */
export const CodeChange = z.object({
  ...observed,
  project: z.string(),
  service: ServiceId.nullable(),
  number: z.string(),
  title: z.string(),
  state: ChangeState,
  original: z.string(),
  by: z.string().nullable(),
  target: z.string().nullable(),
  openedAt: z.int(),
  mergedAt: z.int().nullable(),
  closedAt: z.int().nullable(),
  mergeCommit: z.string().nullable(),
  /** Lines; `null` where the source was not asked or does not say. */
  added: z.int().nullable(),
  removed: z.int().nullable(),
  files: z.int().nullable(),
  /** `null` where they have not been read: that is not the same as none. */
  commits: z.array(Commit).nullable(),
  url: z.string().nullable(),
})
export type CodeChange = z.infer<typeof CodeChange>
