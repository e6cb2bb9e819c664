import { connectors } from '#core/connectors/registry.ts'
import { openMetricStore } from '#core/metrics/metric-store.ts'
import { readMetric } from '#core/metrics/read-metric.ts'
import type { Outward } from '#core/sync/outward.ts'
import type { AskOf } from '#shared/contract/index.ts'
import type { MetricId } from '#shared/vocabulary/ids.ts'
import { startCore } from '../../support/core.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** A core with a source of metrics, and one metric that nothing was read of. */
export async function startMeasured(over: Partial<AskOf<'metrics.define'>> = {}, folder?: string) {
  const core = await startCore(folder === undefined ? {} : { folder })
  const baseUrl = 'https://metrics.example.org/'
  const source = await core.get('sources.add', { kind: 'prometheus', name: 'Metrics', baseUrl })
  const said = { source: source.id, name: 'Errors', kind: 'gauge', query: 'errors' } as const
  const metric = await core.get('metrics.define', { ...said, ...over })
  const { unitOfWork, db } = core.core.running()
  const store = openMetricStore(db)
  const { series, settings } = connectors.find(({ kind }) => kind === 'prometheus')!

  return {
    ...core,
    source,
    metric,
    store,
    /** Reads it as it stands, as whoever keeps the schedule would. */
    async read(outward: Outward, metricId: MetricId = metric.id) {
      const standing = unitOfWork.reading.metrics.find(metricId)!
      return readMetric(
        { unitOfWork, store, clock: core.clock, newId: core.ports.newId },
        {
          metric: standing,
          reader: series!,
          settings: settings.parse({}) as never,
          outward,
          signal: new AbortController().signal,
        },
      )
    },
    told: (from: number, to: number, points = 1000) =>
      core.get('metrics.series', { metricId: metric.id, from, to, points }),
    /** All that is kept one by one, series by series. */
    rows: () =>
      db
        .prepare<[], { labels: string; startsAt: number; points: Buffer }>(`
          SELECT labels, starts_at AS startsAt, points FROM metric_chunks
          JOIN metric_series ON metric_series.id = series ORDER BY labels, starts_at`)
        .all(),
  }
}
export type Measured = Awaited<ReturnType<typeof startMeasured>>
