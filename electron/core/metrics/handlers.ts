import type { metrics } from '#shared/contract/metrics.contract.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { createChangeMetric } from './change-metric.ts'
import { createDefineMetric } from './define-metric.ts'
import type { MetricsMeans } from './metrics-means.ts'
import { createRemoveMetric } from './remove-metric.ts'
import { setRetention } from './set-retention.ts'
import { tellSeries } from './tell-series.ts'

export const createMetricsHandlers = (means: MetricsMeans) =>
  ({
    'metrics.list': ({ source, service }, { metrics, metricPoints }) => ({
      items: metrics
        .list()
        .filter((one) => source === undefined || one.source === source)
        .filter((one) => service === undefined || one.service === service)
        .map((one) => ({ ...one, ...metricPoints.stands(one.id) })),
      retention: metrics.retention(),
    }),
    'metrics.series': tellSeries,
    'metrics.define': createDefineMetric(means),
    'metrics.change': createChangeMetric(means),
    'metrics.remove': createRemoveMetric(means),
    'metrics.setRetention': setRetention,
  }) satisfies Pick<Handlers, keyof typeof metrics>
