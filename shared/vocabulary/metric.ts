import { z } from 'zod'
import { MetricId, ServiceId, SourceId } from './ids.ts'
import { Label, Name } from './text.ts'

/** A gauge says how much there is; a counter only ever grows, until whoever counts begins anew. */
export const MetricKind = z.enum(['counter', 'gauge'])
export type MetricKind = z.infer<typeof MetricKind>

/** Which way is better; `null` where neither is. */
export const GoodDirection = z.enum(['up', 'down']).nullable()

export const MetricDetails = z.strictObject({
  source: SourceId,
  name: Name,
  /** What one of it is, such as “ms”; `null` where it is a mere number. */
  unit: Label.nullable(),
  kind: MetricKind,
  /** In the language of its source. */
  query: z.string().trim().min(1, 'a query is needed').max(4000),
  /** How far apart its readings lie. */
  everyMs: z.int().min(1000).max(86_400_000),
  goodDirection: GoodDirection,
  /** What it tells about; `null` where it is about no service alone. */
  service: ServiceId.nullable(),
})
export type MetricDetails = z.infer<typeof MetricDetails>

export const Metric = z.object({
  id: MetricId,
  source: SourceId,
  name: z.string(),
  unit: z.string().nullable(),
  kind: MetricKind,
  query: z.string(),
  everyMs: z.int(),
  goodDirection: GoodDirection,
  service: ServiceId.nullable(),
  version: z.int(),
})
export type Metric = z.infer<typeof Metric>

export const MetricRetention = z.object({
  /** How long each reading is kept. */
  rawDays: z.int().min(1).max(400),
  /** How long five minutes of readings are kept in one: least, greatest, mean and how many. */
  rolledDays: z.int().min(1).max(4000),
})
export type MetricRetention = z.infer<typeof MetricRetention>
