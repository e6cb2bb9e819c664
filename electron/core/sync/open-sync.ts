import type { Database } from 'better-sqlite3'
import type { AnyConnector } from '../connectors/registry.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { type Joins, openJoined } from '../joins/joined.ts'
import { openMetricStore } from '../metrics/metric-store.ts'
import { type ObservationStore, openObservationStore } from '../observations/observation-store.ts'
import type { Network, Ports } from '../ports.ts'
import type { ChangeFeed } from '../rpc/change-feed.ts'
import { openSourceSecrets } from '../sources/source-secrets.ts'
import { createAnnouncer } from './announcer.ts'
import { type Forgotten, openForgotten } from './open-forgotten.ts'
import { openOutwards } from './open-outward.ts'
import { createSyncEngine, type SyncEngine } from './sync-engine.ts'
import { openSyncState } from './sync-state.ts'

type Parts = {
  readonly ports: Ports
  readonly unitOfWork: UnitOfWork
  readonly feed: ChangeFeed
  readonly connectors: readonly AnyConnector[]
}

/** Everything that reads the outside world; it stands still on a host that lends no network. */
export function openSync(db: Database, parts: Parts) {
  const { ports } = parts
  const { network } = ports
  const store = joining(openObservationStore(db), openJoined(db))
  const outwards = network && openOutwards({ ...network, clock: ports.clock })
  let running: Running | undefined
  const forgotten = openForgotten(db, {
    ...parts,
    reading: parts.unitOfWork.reading,
    forgetting: store.forgetting,
    done: () => running?.engine.look(),
  })

  return {
    outwards,
    forgotten,
    /** `undefined` while nothing is read. */
    engine: (): SyncEngine | undefined => running?.engine,
    /** What stands still already goes on. */
    begin(): void {
      forgotten.begin()
      if (!network || !outwards || running) return
      running = begin({ ...parts, db, store, outwards, network, forgotten })
    },
    async end(): Promise<void> {
      const ending = running
      running = undefined
      await ending?.end()
      await forgotten.end()
    },
  }
}

/** A name that is met for the first time is joined together with what it came with. */
const joining = (store: ObservationStore, joined: Joins): ObservationStore => ({
  ...store,
  keep(leaf) {
    const kept = store.keep(leaf)
    joined.meet()
    return kept
  },
})

export type Sync = ReturnType<typeof openSync>

type Running = { readonly engine: SyncEngine; end(): Promise<void> }

type Beginning = Parts & {
  readonly db: Database
  readonly store: ReturnType<typeof openObservationStore>
  readonly outwards: ReturnType<typeof openOutwards>
  readonly network: Network
  readonly forgotten: Forgotten
}

function begin({ db, ports, unitOfWork, feed, connectors, store, ...lent }: Beginning): Running {
  const { clock, log, newId } = ports
  const announcer = createAnnouncer({ clock, publish: feed.publish })
  const engine = createSyncEngine({
    ...{ unitOfWork, store, clock, log, newId, connectors },
    secrets: openSourceSecrets(ports.secrets),
    outwards: lent.outwards,
    forgotten: lent.forgotten,
    random: lent.network.random,
    points: openMetricStore(db),
    state: openSyncState(db),
    announce: announcer.add,
    sources: () => unitOfWork.reading.sources.list(),
    metrics: () => unitOfWork.reading.metrics.list(),
  })
  if (lent.network.byItself) engine.start()
  const stopHearing = feed.onChange(({ topics }) => {
    if (topics.includes('sources') || topics.includes('metrics')) engine.changed()
  })
  return {
    engine,
    async end() {
      stopHearing()
      await engine.close()
      announcer.close()
    },
  }
}
