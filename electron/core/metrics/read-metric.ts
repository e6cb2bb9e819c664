import { planTrim, readFrom } from '#shared/domain/metrics/plan-retention.ts'
import { gapAfter } from '#shared/domain/metrics/points.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'
import type { SeriesReader, SeriesWindow } from '../connectors/series.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { asProgram, type Work } from '../database/work.ts'
import type { Clock } from '../ports.ts'
import type { Outward } from '../sync/outward.ts'
import type { MetricStore } from './metric-store.ts'

type Means = {
  readonly unitOfWork: UnitOfWork
  readonly store: MetricStore
  readonly clock: Clock
  readonly newId: () => string
}

/** What is to be read: one metric, as it stands, through the way out to its source. */
type Asked = {
  readonly metric: Metric
  readonly reader: SeriesReader<never>
  /** What the connector's own schema made of the settings of the source. */
  readonly settings: never
  readonly outward: Outward
  readonly signal: AbortSignal
}

export type MetricCame = { readonly windows: number; readonly changed: boolean }

/** The metric was changed or removed while it was read: what came of the old one is not kept. */
class Overtaken extends Error {}

/**
 * Reads a metric from where it stands to now. Each window is kept with the cursor behind it, so that
 * whatever breaks in begins again there. What goes wrong is thrown, and what was kept until then stays.
 */
export async function readMetric(means: Means, asked: Asked): Promise<MetricCame> {
  const { metric, reader, settings, outward, signal } = asked
  const { query, everyMs } = metric
  const now = means.clock.now()
  const readUntil = means.store.reading(metric.id)?.readUntil
  const from = readFrom({
    retention: means.unitOfWork.reading.metrics.retention(),
    reachMs: reader.reachMs(settings),
    overlapMs: reader.overlapMs({ everyMs, settings }),
    ...{ readUntil, now },
  })
  const came = { windows: 0, changed: false }
  try {
    for await (const window of reader.read({
      settings,
      outward,
      now,
      query,
      everyMs,
      from,
      to: now,
    })) {
      signal.throwIfAborted()
      const changed = keepWindow(means, { metric, window, now, readUntil })
      came.windows += 1
      came.changed ||= changed
    }
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
  }
  return came
}

type Kept = {
  readonly metric: Metric
  readonly window: SeriesWindow
  readonly now: number
  readonly readUntil: number | undefined
}

/** Points, what is rolled up of them and the cursor become visible together, or not at all. */
function keepWindow({ unitOfWork, store, newId }: Means, kept: Kept): boolean {
  const { metric, window, now } = kept
  const run = (work: Work) => {
    if (work.metrics.find(metric.id)?.version !== metric.version) throw new Overtaken()
    const { changed, leftOut } = store.keep({
      metric: metric.id,
      series: window.series,
      replaces: window.whole ? replaced(kept) : undefined,
    })
    const known = store.reading(metric.id)
    store.note({
      metric: metric.id,
      readUntil: window.to,
      readAt: Math.min(now, window.to + metric.everyMs),
      remark: remarkOn(window, leftOut),
    })
    const { kind, everyMs } = metric
    const plan = planTrim(work.metrics.retention(), now)
    const trimmed = store.trim({ metric: metric.id, kind, gapMs: gapAfter(everyMs), ...plan })
    if (changed || trimmed || known?.readUntil !== window.to) work.touch('metricPoints')
    return changed
  }
  return unitOfWork.commit(newId(), { author: () => asProgram, run })
}

/** What was read while the clock stood ahead is of a time that has not come. */
const replaced = ({ window: { from, to }, now, readUntil = to, metric: { everyMs } }: Kept) => ({
  from,
  to: to + everyMs > now ? Math.max(to, readUntil) : to,
})

function remarkOn({ remarks }: SeriesWindow, leftOut: number): string | null {
  const all = [
    ...remarks,
    ...(leftOut > 0 ? [`${leftOut} series are not kept: the query tells too many.`] : []),
  ]
  return all.length === 0 ? null : all.join(' ').slice(0, 1000)
}
