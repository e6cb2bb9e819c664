import { planTrim } from '#shared/domain/metrics/plan-retention.ts'
import { gapAfter } from '#shared/domain/metrics/points.ts'
import type { Reading } from '../database/reading.ts'
import type { MetricStore } from './metric-store.ts'

type Means = {
  readonly store: Pick<MetricStore, 'trim'>
  readonly reading: Pick<Reading, 'metrics'>
}

/**
 * Lets go some of what is too old of metrics that nobody reads for now, such as those of a paused
 * source; the others are trimmed as they are read. False once nothing is too old.
 */
export function trimUnread({ store, reading: { metrics } }: Means, now: number): boolean {
  const plan = planTrim(metrics.retention(), now)
  return metrics
    .list()
    .some(({ id: metric, kind, everyMs }) =>
      store.trim({ ...plan, metric, kind, gapMs: gapAfter(everyMs), littleByLittle: true }),
    )
}
