import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

/** Only `healthy` is good: what is under way, unknown or paused is not. */
export const Health = z.enum(['healthy', 'progressing', 'failing', 'paused', 'unknown'])
export type Health = z.infer<typeof Health>

/** What a source says of the health of something that it watches itself. */
export const HealthCheck = z.object({
  ...observed,
  /** A `target` is measured, a `rule` watches what was measured, an `application` is kept in step. */
  kind: z.enum(['target', 'rule', 'application']),
  project: z.string(),
  service: ServiceId.nullable(),
  name: z.string(),
  health: Health,
  /** The vendor's own words for it. */
  original: z.string(),
  because: z.string().nullable(),
  /** Since when it stands so, where the source says that. */
  since: z.int().nullable(),
  labels: z.record(z.string(), z.string()).nullable(),
  url: z.string().nullable(),
})
export type HealthCheck = z.infer<typeof HealthCheck>
