import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { Outcome, observed } from './observed.ts'

/** One run of a pipeline: its last attempt. */
export const Run = z.object({
  ...observed,
  /** The project at the source, such as `org/repository`. */
  project: z.string(),
  /** What the project was joined to; `null` where nobody has said. */
  service: ServiceId.nullable(),
  name: z.string(),
  number: z.string().nullable(),
  attempt: z.int(),
  outcome: Outcome,
  /** The vendor's own words for it. */
  original: z.string(),
  branch: z.string().nullable(),
  commit: z.string().nullable(),
  trigger: z.string().nullable(),
  by: z.string().nullable(),
  /** When this attempt began; `null` while it waits, or where the source does not say. */
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
  createdAt: z.int(),
  url: z.string().nullable(),
})
export type Run = z.infer<typeof Run>
