import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import type { MetricsMeans } from './metrics-means.ts'
import { standingMetric } from './standing-metric.ts'

export const createRemoveMetric =
  ({ store }: MetricsMeans) =>
  (input: InputOf<'metrics.remove'>, work: Work): OutputOf<'metrics.remove'> => {
    const { id } = standingMetric(work, input)
    work.record('metric.removed', id, {}, { reason: input.reason ?? null })
    work.touch('metricPoints')
    return { forgotten: store.forget(id) }
  }
