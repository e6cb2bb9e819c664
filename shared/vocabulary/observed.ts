import { z } from 'zod'
import { SourceId } from './ids.ts'

/**
 * How something that ran outside came out, in our own words. Only `succeeded` is good. `skipped` did
 * not run at all, `unstable` ran to its end with something amiss, and what a vendor says that we do
 * not know is `unknown`.
 */
export const Outcome = z.enum([
  'waiting',
  'running',
  'succeeded',
  'failed',
  'unstable',
  'cancelled',
  'skipped',
  'superseded',
  'unknown',
])
export type Outcome = z.infer<typeof Outcome>

export const observationKinds = [
  'runs',
  'steps',
  'deployments',
  'changes',
  'sourceReleases',
  'incidents',
  'quietPeriods',
  'entries',
  'catalogueEntries',
  'onCalls',
  'healthChecks',
] as const

/** What comes from outside says from where, under which key there, and how fresh it is. */
export const observed = {
  source: SourceId,
  /** What the source knows it by. */
  key: z.string(),
  /** When it was last read as it stands here. */
  asOf: z.int(),
  /** When it was found to be gone at the source; `null` while it stands there. */
  goneAt: z.int().nullable(),
}
