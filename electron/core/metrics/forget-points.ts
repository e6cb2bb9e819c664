import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import type { MetricStore } from './metric-store.ts'

type Of = { readonly store: MetricStore; readonly source: SourceId }

/** Together with the decision that a source is removed; what is measured there stays defined, unread. */
export function forgetPointsOf(work: Work, { store, source }: Of): number {
  const forgotten = work.metrics.of(source).reduce((sum, { id }) => sum + store.forget(id), 0)
  if (forgotten > 0) work.touch('metricPoints')
  return forgotten
}
