import type { Metric } from '#shared/vocabulary/metric.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import { type AnyConnector, connectorOf } from '../connectors/registry.ts'
import type { Read, Reading } from './read-part.ts'

/** One part that can be read. */
export type Part = Read & Omit<Reading, 'signal' | keyof Read>

type Known = {
  readonly connectors: readonly AnyConnector[]
  readonly metrics: readonly Metric[]
}

/** What the points of metrics are read as, one part for each. */
export const METRICS = 'metrics'

/** Every stream in each of its parts; `undefined` where nobody can read that kind, or its settings do not fit. */
export function partsOf(source: Source, { connectors, metrics }: Known): Part[] | undefined {
  const connector = connectorOf(source.kind, connectors)
  const settings = connector?.settings.safeParse(source.settings)
  if (!connector || !settings?.success) return undefined
  // The connector's own schema has just made them.
  const known = { source, connector, settings: settings.data as never }
  const rows = connector.streams.flatMap((stream) =>
    stream.parts(known.settings).map((part): Part => ({ ...known, stream, part })),
  )
  if (!connector.series) return rows
  const points = metrics
    .filter((metric) => metric.source === source.id)
    .map((metric): Part => {
      const stream = { name: METRICS, everyMs: metric.everyMs }
      return { ...known, stream, part: metric.id, metric }
    })
  return [...rows, ...points]
}
