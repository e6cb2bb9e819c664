import type { AnyConnector } from '../connectors/registry.ts'
import type { MetricStore } from './metric-store.ts'

/** What decisions about metrics are made with. */
export type MetricsMeans = {
  readonly connectors: readonly AnyConnector[]
  readonly store: MetricStore
}
