import { setImmediate } from 'node:timers/promises'
import { afterFailure, afterReading } from '#shared/domain/sync/next-reading.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'
import type { Source, SyncFailure } from '#shared/vocabulary/source.ts'
import { type Stream, Unfit } from '../connectors/connector.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import { readMetric } from '../metrics/read-metric.ts'
import type { Engine } from './engine-parts.ts'
import { type Keeping, keepLeaf, Overtaken, observe } from './keep-leaf.ts'
import { OutwardError } from './outward.ts'
import { openPartOutward } from './part-outward.ts'
import type { PartKey, PartState } from './sync-state.ts'

const SWEEP_MS = 24 * 60 * 60_000

/** What is read of a source: rows that a connector walks through, or the points of one metric. */
export type Read =
  | { readonly stream: Stream<never> }
  | { readonly stream: Pick<Stream, 'name' | 'everyMs'>; readonly metric: Metric }

/** What is to be read: one part of one stream of a source, as it stands. */
export type Reading = Read & {
  readonly source: Source
  readonly connector: AnyConnector
  readonly part: string
  readonly settings: never
  readonly signal: AbortSignal
}

export type OfRows = Extract<Reading, { readonly stream: Stream<never> }>
type OfPoints = Extract<Reading, { readonly metric: Metric }>

/** What came of it. */
export type Came = {
  readonly read: number
  readonly changed: number
  readonly quarantined: number
  readonly failure: SyncFailure | null
}

/** Reads one part to its end, leaf by leaf; each is kept with the cursor that stands behind it. */
export async function readPart(engine: Engine, reading: Reading): Promise<Came> {
  const key = keyOf(reading)
  const before = engine.state.find(key)
  const began = engine.clock.now()
  const sweep = isSweepDue(before, began)
  const tally = { read: 0, changed: 0, quarantined: 0 }
  const doubtful = new Set<string>()
  const keeping: Keeping = { key, walk: before.walk + 1, began, sweep, tally, doubtful }
  try {
    const failed = await walkThrough(engine, reading, { ...keeping, cursor: before.cursor })
    settle(engine, reading, { ...keeping, ...failed })
    return { ...tally, failure: failed.failure }
  } catch (error) {
    if (error instanceof Overtaken) return { ...tally, failure: null }
    throw error
  }
}

/** Answers what it ran into; what was kept until then stays kept. */
async function walkThrough(engine: Engine, reading: Reading, walking: Walking): Promise<Failed> {
  try {
    if ('metric' in reading) await readPoints(engine, reading, walking)
    else await walkRows(engine, reading, walking)
    return { failure: null, notBefore: undefined }
  } catch (error) {
    if (reading.signal.aborted || error instanceof Overtaken) throw error
    return toFailure(engine, reading, error)
  }
}

async function walkRows(engine: Engine, reading: OfRows, walking: Walking): Promise<void> {
  const { source, stream, part, settings, signal } = reading
  const { began: now, sweep, cursor } = walking
  const { outward, takeFresh } = await openPartOutward(engine, reading)
  const open = engine.store.open({ of: stream.observes, source: source.id, part })
  const told = (keys: readonly string[]) =>
    engine.store.told({ of: stream.observes, source: source.id, keys })
  const walk = { settings, outward, now, part, cursor, open, told, sweep }
  for await (const leaf of stream.walk(walk)) {
    signal.throwIfAborted()
    keepLeaf(engine, reading, { ...walking, leaf, fresh: takeFresh() })
    await setImmediate()
  }
}

/** Each stretch of points is kept with how far the metric is read. */
async function readPoints(engine: Engine, reading: OfPoints, { tally }: Walking): Promise<void> {
  const { metric, connector, settings, signal } = reading
  if (!connector.series) throw new Unfit(`${connector.title} tells no points.`)
  const { outward } = await openPartOutward(engine, reading)
  const means = { ...engine, store: engine.points }
  const asked = { metric, reader: connector.series, settings, outward, signal }
  const { windows, changed } = await readMetric(means, asked)
  tally.read += windows
  tally.changed += Number(changed)
}

const keyOf = ({ source, stream, part }: Reading): PartKey => ({
  source: source.id,
  stream: stream.name,
  part,
})

/** Once a day everything is met again, so that what is gone is seen to be gone. */
const isSweepDue = ({ sweptAt, filling }: PartState, now: number): boolean =>
  sweptAt !== null && !filling && now - sweptAt > SWEEP_MS

type Walking = Keeping & Pick<PartState, 'cursor'>
type Failed = {
  readonly failure: SyncFailure | null
  readonly notBefore: number | undefined
  readonly passing?: boolean
}
type Settled = Keeping & Failed

/** When it is read next, and what is to be told of it until then. */
function settle(engine: Engine, reading: Reading, settled: Settled): void {
  const { key, walk, began, sweep, failure, notBefore, passing = false } = settled
  const { everyMs } = reading.stream
  observe(engine, reading, () => {
    const standing = engine.state.find(key)
    const chance = engine.random()
    const now = engine.clock.now()
    const tries = failure ? standing.tries + 1 : 0
    // Who has read on to the end of the past for the first time has met everything as well.
    const hasMetAll = !failure && !standing.filling && (sweep || standing.sweptAt === null)
    const soon = standing.filling ? Math.min(everyMs, 5_000) : everyMs
    engine.state.write(key, {
      ...standing,
      walk,
      tries,
      failure,
      lastTriedAt: began,
      lastReadAt: failure ? standing.lastReadAt : began,
      sweptAt: hasMetAll ? began : standing.sweptAt,
      nextAt: failure
        ? afterFailure({ ...failure, passing, tries, everyMs, notBefore, now, chance })
        : afterReading({ everyMs: soon, now, chance }),
    })
  })
  engine.announce(['sync'])
}

function toFailure({ clock, log }: Engine, reading: Reading, error: unknown): Failed {
  const at = clock.now()
  if (error instanceof OutwardError) {
    const { trouble, fix, notBefore, passing, message } = error
    return { failure: { trouble, because: message, fix, at }, notBefore, passing }
  }
  if (error instanceof Unfit) {
    const fix = 'Look whether the address leads to what the kind of the source says.'
    return {
      failure: { trouble: 'notUnderstood', because: error.message, fix, at },
      notBefore: undefined,
    }
  }
  log.error(
    { error, source: reading.source.id, stream: reading.stream.name },
    'a source could not be read',
  )
  const because = 'Signalbox itself failed while it read; its log says more.'
  return { failure: { trouble: 'defect', because, fix: null, at }, notBefore: undefined }
}
