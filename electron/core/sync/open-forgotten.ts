import type { Database } from 'better-sqlite3'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { Reading } from '../database/reading.ts'
import type { Work } from '../database/work.ts'
import { forgetPointsOf } from '../metrics/forget-points.ts'
import { openMetricStore } from '../metrics/metric-store.ts'
import { trimUnread } from '../metrics/trim-unread.ts'
import type { Forgetting } from '../observations/forgetting.ts'
import type { Ports } from '../ports.ts'
import type { ChangeFeed } from '../rpc/change-feed.ts'
import { createClearing } from './clearing.ts'
import { partsOf } from './parts-of.ts'

const HOUR_MS = 60 * 60_000

type Parts = {
  readonly ports: Ports
  readonly reading: Reading
  readonly feed: ChangeFeed
  readonly connectors: readonly AnyConnector[]
  readonly forgetting: Forgetting
  /** Called once what was to be forgotten is gone. */
  readonly done: () => void
}

/** What of the outside is known no more, because somebody decided so or it has grown too old. */
export function openForgotten(db: Database, parts: Parts) {
  const { ports, reading, forgetting, connectors, done } = parts
  const { clock, log } = ports
  const points = openMetricStore(db)
  const clearing = createClearing({
    ...{ clock, log, done },
    slices: [inOne(forgetting.clearSome), inOne(points.clearSome), trimSome],
  })
  let cancel: (() => void) | undefined

  function inOne<T>(run: () => T): () => T {
    return () => db.transaction(run).immediate()
  }

  function trimSome(): boolean {
    const trimmed = inOne(() => trimUnread({ store: points, reading }, clock.now()))()
    if (trimmed) parts.feed.publish(['metricPoints'])
    return trimmed
  }

  /** What its settings do not name any more; nothing where nobody knows what they name. */
  function forgetUnnamed(source: Source, among: Reading): number {
    const named = partsOf(source, { connectors, metrics: among.metrics.list() })
    if (!named) return 0
    return forgetting.mark(source.id, {
      streams: named.map(({ stream, part }) => ({ stream: stream.name, part })),
      rows: named.flatMap(({ stream, part }) =>
        'observes' in stream ? [{ of: stream.observes, part }] : [],
      ),
    })
  }

  return {
    isUnder: forgetting.isUnder,
    over: clearing.over,
    /** Together with the decision that a source is removed. */
    forget(work: Work, source: SourceId): number {
      const rows = forgetting.mark(source, undefined)
      const series = forgetPointsOf(work, { store: points, source })
      touchAll(work)
      return rows + series
    },
    /** Together with the decision that other parts of a source are read. */
    forgetUnnamed(work: Work, source: Source): number {
      const rows = forgetUnnamed(source, work)
      if (forgetting.isUnder(source.id)) touchAll(work)
      return rows
    },
    /** What an earlier run of the program left. */
    begin(): void {
      inOne(() => {
        for (const id of reading.sources.removedIds()) forgetting.mark(id, undefined)
        for (const source of reading.sources.list()) forgetUnnamed(source, reading)
      })()
      clearing.start()
      const stopLooking = clock.every(HOUR_MS, clearing.begin)
      const stopHearing = parts.feed.onChange(({ topics }) => {
        if (topics.includes('sources') || topics.includes('metrics')) clearing.begin()
      })
      cancel = () => {
        stopLooking()
        stopHearing()
      }
    },
    async end(): Promise<void> {
      cancel?.()
      await clearing.end()
    },
  }
}
export type Forgotten = ReturnType<typeof openForgotten>

const touchAll = (work: Work): void => {
  for (const topic of [...observationKinds, 'sync', 'joins'] as const) work.touch(topic)
}
