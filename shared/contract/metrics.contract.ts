import { z } from 'zod'
import { MetricId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import { Metric, MetricDetails, MetricRetention } from '#shared/vocabulary/metric.ts'
import { Words } from '#shared/vocabulary/text.ts'
import { command, query } from './operation.ts'

const metricId = MetricId
const expectedVersion = z.int()
const reason = Words.nullable().optional()
const { shape } = MetricDetails
const unfit = [
  'metrics/name-taken',
  'metrics/unknown-source',
  'metrics/unreadable',
  'metrics/unknown-service',
]

/** How far a metric has been read. */
const Stands = z.object({
  /** As of when it is known; `null` where it never was read. */
  asOf: z.int().nullable(),
  series: z.int(),
  /** What was amiss when it was read last, in a sentence; `null` where nothing was. */
  remark: z.string().nullable(),
})

const Moment = z.int()
/** The moment of the first, the least, the greatest, the mean, and how many readings they stand for. */
const Point = z.tuple([Moment, z.number(), z.number(), z.number(), z.int()])

const Series = z.object({
  labels: z.record(z.string(), z.string()),
  points: z.array(Point),
  /** From when to when nothing was read: unknown, not zero. */
  gaps: z.array(z.tuple([Moment, Moment])),
  /** Whether each point is one reading, or how long it stands for. */
  widthMs: z.number(),
})

export const metrics = {
  'metrics.list': query({
    says: 'Every metric that is defined, how far it has been read, and for how long points are kept.',
    requires: 'sources:read',
    reads: ['metrics', 'metricPoints'],
    input: z.strictObject({ source: SourceId.optional(), service: ServiceId.optional() }),
    output: z.object({
      items: z.array(z.object({ ...Metric.shape, ...Stands.shape })),
      retention: z.object({ ...MetricRetention.shape, version: z.int() }),
    }),
  }),
  'metrics.series': query({
    says: 'What was read of a metric, in at most so many points a series; a counter is told as what it grew by in a second.',
    requires: 'sources:read',
    reads: ['metrics', 'metricPoints'],
    input: z.strictObject({
      metricId,
      from: Moment,
      to: Moment,
      points: z.int().min(1).max(1000).default(1000),
    }),
    output: z.object({
      /** `null` where there is no such metric. */
      metric: Metric.nullable(),
      shows: z.enum(['value', 'perSecond']),
      /** Whether it is told by single readings, by five minutes in one, or by both. */
      grain: z.enum(['raw', 'rolled', 'both']),
      asOf: Moment.nullable(),
      series: z.array(Series),
      /** True where there are more series than are told. */
      more: z.boolean(),
    }),
  }),
  'metrics.define': command({
    says: 'Defines something to be measured: which source is asked what, and how often.',
    requires: 'sources:write',
    refusals: unfit,
    input: z.strictObject({
      ...shape,
      unit: shape.unit.default(null),
      everyMs: shape.everyMs.default(60_000),
      goodDirection: shape.goodDirection.default(null),
      service: shape.service.default(null),
    }),
    output: Metric,
  }),
  'metrics.change': command({
    says: 'Changes a metric. Where it then reads something else, what was read before is forgotten.',
    requires: 'sources:write',
    refusals: ['metrics/unknown', 'metrics/stale', 'metrics/nothing-changed', ...unfit],
    input: z.strictObject({ metricId, changes: MetricDetails.partial(), expectedVersion }),
    output: Metric,
  }),
  'metrics.remove': command({
    says: 'Removes a metric and forgets everything that was read of it.',
    requires: 'sources:write',
    refusals: ['metrics/unknown', 'metrics/stale'],
    input: z.strictObject({ metricId, reason, expectedVersion }),
    output: z.object({ forgotten: z.int() }),
  }),
  'metrics.setRetention': command({
    says: 'Sets for how long single readings are kept, and for how long five minutes in one.',
    requires: 'sources:write',
    refusals: ['metrics/stale', 'metrics/nothing-changed', 'metrics/retention-unfit'],
    input: z.strictObject({ ...MetricRetention.shape, reason, expectedVersion }),
    output: z.object({ ...MetricRetention.shape, version: z.int() }),
  }),
} as const
