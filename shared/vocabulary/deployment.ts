import { z } from 'zod'
import { EnvironmentId, ServiceId } from './ids.ts'
import { Outcome, observed } from './observed.ts'

/** Something that was put somewhere, as the source tells it. */
export const Deployment = z.object({
  ...observed,
  project: z.string(),
  service: ServiceId.nullable(),
  /** What the source calls the place. */
  place: z.string(),
  /** What the place was joined to; `null` where nobody has said. */
  environment: EnvironmentId.nullable(),
  outcome: Outcome,
  original: z.string(),
  version: z.string().nullable(),
  ref: z.string().nullable(),
  commit: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
  url: z.string().nullable(),
})
export type Deployment = z.infer<typeof Deployment>
