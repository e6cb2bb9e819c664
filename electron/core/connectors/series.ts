import type { Points, Range } from '#shared/domain/metrics/points.ts'
import type { MetricKind } from '#shared/vocabulary/metric.ts'
import type { Asked } from './connector.ts'

export type Labels = Readonly<Record<string, string>>

/** How a vendor is asked for the points of a metric. */
export type SeriesReader<Settings = unknown> = {
  /** Which kinds of metrics there are; left out where there is every kind. */
  readonly tells?: readonly MetricKind[]
  /** How far back it can be asked. */
  readonly reachMs: (settings: Settings) => number
  /** How much of what was told before is to be read again, because it may be told otherwise now. */
  readonly overlapMs: (asked: Pick<Wanted, 'everyMs'> & { readonly settings: Settings }) => number
  /** In windows, oldest first, that are kept one by one. */
  readonly read: (wanted: SeriesWanted<Settings>) => AsyncIterable<SeriesWindow>
}

export type Wanted = Range & { readonly query: string; readonly everyMs: number }

export type SeriesWanted<Settings> = Asked<Settings> & Wanted

/** What was told of one stretch of time. */
export type SeriesWindow = Range & {
  readonly series: readonly { readonly labels: Labels; readonly points: Points }[]
  /** True where all there is was told, so that whatever else was known of it is no longer so. */
  readonly whole: boolean
  /** What was amiss, in sentences. */
  readonly remarks: readonly string[]
}
