import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { MetricId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import type { MetricsMeans } from './metrics-means.ts'
import { refuseUnfit } from './standing-metric.ts'

export const createDefineMetric =
  ({ connectors }: MetricsMeans) =>
  (said: InputOf<'metrics.define'>, work: Work): OutputOf<'metrics.define'> => {
    refuseUnfit(work, { said, connectors, before: undefined })
    const id = work.newId<MetricId>()
    work.record('metric.defined', id, said)
    return work.metrics.find(id)!
  }
