import type { Topic } from '#shared/contract/operation.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { MetricStore } from '../metrics/metric-store.ts'
import type { ObservationStore } from '../observations/observation-store.ts'
import type { Clock, Log } from '../ports.ts'
import type { SourceSecrets } from '../sources/source-secrets.ts'
import type { Outwards } from './open-outward.ts'
import type { SyncState } from './sync-state.ts'

/** What the readings of all sources have in common. */
export type Engine = {
  readonly unitOfWork: UnitOfWork
  readonly store: ObservationStore
  readonly points: MetricStore
  readonly state: SyncState
  readonly outwards: Outwards
  readonly secrets: SourceSecrets
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  /** From 0 to 1. */
  readonly random: () => number
  readonly announce: (topics: readonly Topic[]) => void
}
