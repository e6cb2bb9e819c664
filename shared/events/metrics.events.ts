import { z } from 'zod'
import { MetricId, ServiceId, SourceId, WorkspaceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const details = z.object({
  source: SourceId,
  name: z.string(),
  unit: z.string().nullable(),
  kind: z.string(),
  query: z.string(),
  everyMs: z.number(),
  goodDirection: z.string().nullable(),
  service: ServiceId.nullable(),
})
const reason = z.object({ reason: z.string().nullable() })

/** What people decide to measure. The points that are read are no decision, and stand nowhere here. */
export const metricEvents = {
  'metric.defined': fact(MetricId, details),
  'metric.changed': fact(MetricId, z.object({ from: details.partial(), to: details.partial() })),
  'metric.removed': fact(MetricId, z.object({}), reason),
  /** For how long the points of all metrics are kept. */
  'metric.retentionSet': fact(
    WorkspaceId,
    z.object({ rawDays: z.number(), rolledDays: z.number() }),
    reason,
  ),
} as const
