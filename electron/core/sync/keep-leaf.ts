import type { Topic } from '#shared/contract/operation.ts'
import { type Leaf, Unfit } from '../connectors/connector.ts'
import type { Observed } from '../connectors/observation.ts'
import { asProgram } from '../database/work.ts'
import { whyMisfit } from '../observations/why-misfit.ts'
import type { Engine } from './engine-parts.ts'
import type { Fresh } from './fresh.ts'
import type { OfRows, Reading } from './read-part.ts'
import type { PartKey } from './sync-state.ts'

/** One walk through a part, and what came of it so far. */
export type Keeping = {
  readonly key: PartKey
  readonly walk: number
  readonly began: number
  readonly sweep: boolean
  /** How the keys of what this walk could not read may begin. */
  readonly doubtful: Set<string>
  readonly tally: { read: number; changed: number; quarantined: number }
}
type KeptLeaf = Keeping & {
  readonly leaf: Leaf
  readonly fresh: readonly Fresh[]
}

/** The source was changed, paused or removed while it was read: what came of the old one is not kept. */
export class Overtaken extends Error {}

/** Rows, cursor and validators become visible together, or not at all. */
export function keepLeaf(engine: Engine, reading: OfRows, kept: KeptLeaf): void {
  const { key, walk, leaf, fresh, tally, began, doubtful } = kept
  const { state, store } = engine
  const now = engine.clock.now()
  const { rows, unfit } = parseRows(reading, leaf.rows)
  for (const { maybe } of unfit) doubtful.add(maybe)
  const topics = new Set<Topic>()
  observe(engine, reading, () => {
    const result = store.keep({ source: key.source, part: key.part, walk, now, rows })
    for (const topic of result.topics) topics.add(topic)
    tally.changed += result.changed
    const raws = rows.map(({ raw }) => raw)
    if (store.quarantine.understand(key, raws)) topics.add('sync')
    store.quarantine.setAside({ ...key, rows: unfit, now, walk })
    if (leaf.metAllSince !== undefined && store.quarantine.forgetUnmet(key, walk)) {
      topics.add('sync')
    }
    const gone = markMissed(engine, reading, kept)
    if (gone > 0) topics.add(reading.stream.observes)
    tally.changed += gone
    const standing = state.find(key)
    state.write(key, {
      ...standing,
      walk,
      lastTriedAt: began,
      ...(leaf.cursor !== undefined && { cursor: leaf.cursor }),
      ...(leaf.filling !== undefined && { filling: leaf.filling }),
    })
    for (const one of fresh) state.keep(key, one)
  })
  tally.read += leaf.rows.length
  tally.quarantined += unfit.length
  if (unfit.length > 0) topics.add('sync')
  engine.announce([...topics])
}

/** Whatever a walk that met all did not meet is gone, but what may be a row that could not be read. */
function markMissed({ store, clock }: Engine, { stream }: OfRows, kept: KeptLeaf): number {
  const { key, walk, leaf, doubtful } = kept
  const { source, part } = key
  const missed = {
    ...{ of: stream.observes, source, part, before: walk },
    ...{ now: clock.now(), spare: spareOf(doubtful) },
  }
  const { metAllSince: since, wholeOf = [] } = leaf
  const whole = since === undefined ? 0 : store.markGone({ ...missed, since })
  return wholeOf.reduce((gone, prefix) => gone + store.markGoneWithin({ ...missed, prefix }), whole)
}

/** Each is held against every row that would be gone; of more than this all are spared. */
const MOST_DOUBTS = 200

const spareOf = (doubtful: ReadonlySet<string>): readonly string[] =>
  doubtful.has('') || doubtful.size > MOST_DOUBTS ? [''] : [...doubtful]

type Parsed = {
  readonly rows: { readonly observed: Observed; readonly raw: unknown }[]
  readonly unfit: { readonly raw: unknown; readonly because: string; readonly maybe: string }[]
}

/** A row that cannot be read steps aside; the others stand. */
function parseRows({ stream, part, settings }: OfRows, raws: readonly unknown[]): Parsed {
  const parsed: Parsed = { rows: [], unfit: [] }
  for (const raw of raws) {
    try {
      const observed = stream.parse(raw, { part, settings })
      const misfit = whyMisfit(observed)
      if (misfit !== undefined) throw new Unfit(misfit, { maybe: observed.key })
      parsed.rows.push({ observed, raw })
    } catch (error) {
      const known = error instanceof Unfit ? error : new Unfit('It could not be read at all.')
      parsed.unfit.push({ raw, because: known.message, maybe: known.maybe })
    }
  }
  return parsed
}

/** Nothing of it is a decision: the program writes, and no fact is stated. */
export function observe({ unitOfWork, newId }: Engine, { source }: Reading, run: () => void): void {
  unitOfWork.commit(newId(), {
    author: () => asProgram,
    run({ sources }) {
      if (sources.find(source.id)?.version !== source.version) throw new Overtaken()
      run()
      return null
    },
  })
}
