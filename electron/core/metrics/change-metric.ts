import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { MetricsMeans } from './metrics-means.ts'
import { refuseUnfit, standingMetric } from './standing-metric.ts'

/** What makes another measure of it, so that what was read is none of it. */
const reads = ['source', 'query', 'kind'] as const

export const createChangeMetric =
  ({ connectors, store }: MetricsMeans) =>
  (input: InputOf<'metrics.change'>, work: Work): OutputOf<'metrics.change'> => {
    const metric = standingMetric(work, input)
    const changed = changedFields(metric, input.changes)
    if (!changed) {
      throw new Refusal('metrics/nothing-changed', 'The metric is like that already.')
    }
    refuseUnfit(work, { said: changed.to, connectors, before: metric })
    work.record('metric.changed', metric.id, changed)
    if (reads.some((field) => field in changed.to)) {
      store.forget(metric.id)
      work.touch('metricPoints')
    }
    return work.metrics.find(metric.id)!
  }
