import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

/** Only `resolved` is over. Whoever is silenced still fires; nobody is told of it. */
export const IncidentState = z.enum(['firing', 'acknowledged', 'silenced', 'resolved', 'unknown'])
export type IncidentState = z.infer<typeof IncidentState>

export const Severity = z.enum(['critical', 'warning', 'info', 'unknown'])
export type Severity = z.infer<typeof Severity>

/** Something that went wrong: an incident that people work on, or an alert that a rule raised. */
export const Incident = z.object({
  ...observed,
  kind: z.enum(['incident', 'alert']),
  /** What the source attaches it to; empty where it says nothing of that. */
  project: z.string(),
  service: ServiceId.nullable(),
  title: z.string(),
  state: IncidentState,
  /** The vendor's own words for it, or how we know where it does not say. */
  original: z.string(),
  /** `null` where the source does not say how bad it is. */
  severity: Severity.nullable(),
  originalSeverity: z.string().nullable(),
  startedAt: z.int(),
  acknowledgedAt: z.int().nullable(),
  resolvedAt: z.int().nullable(),
  /** `null` where the source knows none. */
  labels: z.record(z.string(), z.string()).nullable(),
  /** Who looks after it, or did last. */
  by: z.string().nullable(),
  url: z.string().nullable(),
})
export type Incident = z.infer<typeof Incident>
