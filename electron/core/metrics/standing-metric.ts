import type { MetricId } from '#shared/vocabulary/ids.ts'
import type { Metric, MetricDetails } from '#shared/vocabulary/metric.ts'
import { type AnyConnector, connectorOf } from '../connectors/registry.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

type Seen = { readonly metricId: MetricId; readonly expectedVersion: number }

/** The metric that a command is about, as whoever asks saw it. */
export function standingMetric(work: Work, { metricId, expectedVersion }: Seen): Metric {
  const metric = work.metrics.find(metricId)
  if (!metric) throw new Refusal('metrics/unknown', 'There is no such metric.')
  const { version } = metric
  if (version !== expectedVersion) {
    throw staleRefusal('metrics/stale', { what: 'metric', seen: expectedVersion, version })
  }
  return metric
}

type Judging = {
  readonly said: Partial<MetricDetails>
  readonly connectors: readonly AnyConnector[]
  /** As it stands, where it does. */
  readonly before: Metric | undefined
}

/** Refuses what could never be read, or told apart. */
export function refuseUnfit(work: Work, { said, connectors, before }: Judging): void {
  const other = said.name === undefined ? undefined : work.metrics.named(said.name)
  if (other && other.id !== before?.id) {
    const words = `A metric named ${other.name} exists: choose another name.`
    throw new Refusal('metrics/name-taken', words, { metricId: other.id })
  }
  if (said.source) {
    const source = work.sources.find(said.source)
    if (!source) throw new Refusal('metrics/unknown-source', 'There is no such source.')
    if (!connectorOf(source.kind, connectors)?.series) {
      throw new Refusal('metrics/unreadable', `No metrics are read of ${source.name}.`)
    }
  }
  refuseKind(work, { said, connectors, before })
  if (said.service && !work.services.find(said.service)) {
    throw new Refusal('metrics/unknown-service', 'There is no such service.')
  }
}

/** Where a source tells what happened in each stretch of time, what falls is no counter that began anew. */
function refuseKind(work: Work, { said, connectors, before }: Judging): void {
  const id = said.source ?? before?.source
  const source = id && work.sources.find(id)
  const reader = source && connectorOf(source.kind, connectors)?.series
  const kind = said.kind ?? before?.kind
  if (!source || !kind || !reader?.tells || reader.tells.includes(kind)) return
  const words = `What ${source.name} tells is never a ${kind}: choose ${reader.tells.join(' or ')}.`
  throw new Refusal('metrics/unreadable', words)
}
