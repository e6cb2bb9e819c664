import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { Outcome, observed } from './observed.ts'

/** One job or stage of a run. */
export const RunStep = z.object({
  ...observed,
  project: z.string(),
  service: ServiceId.nullable(),
  /** The key of the run that it belongs to. */
  run: z.string(),
  name: z.string(),
  /** The stage that a job stands in; `null` where there are none, or where it is a stage itself. */
  stage: z.string().nullable(),
  outcome: Outcome,
  /** The vendor's own words for it. */
  original: z.string(),
  createdAt: z.int(),
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
  url: z.string().nullable(),
})
export type RunStep = z.infer<typeof RunStep>
