import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { Engine } from './engine-parts.ts'
import type { Forgotten } from './open-forgotten.ts'
import { type Part, partsOf } from './parts-of.ts'
import { type Came, readPart } from './read-part.ts'
import { unread } from './sync-state.ts'

/** However far away the next reading is: a clock that was set is noticed after this. */
const LOOK_MS = 60_000
/** How many parts are read side by side at most. */
const AT_ONCE = 8
const NEVER = Number.POSITIVE_INFINITY

type Parts = Engine & {
  readonly sources: () => readonly Source[]
  readonly connectors: readonly AnyConnector[]
  readonly metrics: () => readonly Metric[]
  /** What is still to be forgotten of a source goes before anything new is read of it. */
  readonly forgotten: Pick<Forgotten, 'isUnder' | 'over'>
}

/**
 * Reads every source when it is due, each part for itself: what one of them runs into never holds up
 * another.
 */
export function createSyncEngine(parts: Parts) {
  const { clock, log } = parts
  const ending = new AbortController()
  const running = new Map<string, Promise<Came>>()
  const seen = new Map<SourceId, Source>()
  const planned = new Map<string, number>()
  let cancel: (() => void) | undefined
  let byItself = false

  /** One reading of a part at a time; whoever asks meanwhile waits for that one. */
  function read(part: Part, signal?: AbortSignal): Promise<Came> {
    const name = nameOf(part)
    const under = running.get(name)
    if (under) return under
    const both = signal ? AbortSignal.any([ending.signal, signal]) : ending.signal
    const reading = readPart(parts, { ...part, signal: both }).finally(() => {
      running.delete(name)
      planned.delete(name)
    })
    running.set(name, reading)
    return reading
  }

  function begin(part: Part): void {
    read(part).then(look, (error: unknown) => {
      if (ending.signal.aborted) return
      // Nothing could be noted of it, so it is due still: that must not go round and round.
      log.error({ error }, 'a source could not be read')
      lookAfter(LOOK_MS)
    })
  }

  /** When a part is due, as it was noted last; whoever notes it anew forgets it here. */
  function nextAt(part: Part): number {
    const name = nameOf(part)
    const at = planned.get(name) ?? parts.state.find(keyOf(part)).nextAt ?? NEVER
    planned.set(name, at)
    return at
  }

  function lookAfter(ms: number): void {
    cancel?.()
    cancel = byItself ? clock.after(ms, look) : undefined
  }

  /** Begins what is due, and comes back for what is due next. */
  function look(): void {
    cancel?.()
    cancel = undefined
    if (!byItself) return
    const now = clock.now()
    const metrics = parts.metrics()
    const waiting = parts
      .sources()
      .filter(({ id, paused }) => !paused && !parts.forgotten.isUnder(id))
      .flatMap((source) => partsOf(source, { ...parts, metrics }) ?? [])
      .filter((part) => !running.has(nameOf(part)))
      .map((part) => ({ part, at: nextAt(part) }))
      .toSorted((one, other) => one.at - other.at)
    const free = AT_ONCE - running.size
    const due = waiting.filter(({ at }) => at <= now).slice(0, Math.max(0, free))
    for (const { part } of due) begin(part)
    const next = waiting.find(({ at }) => at > now)?.at ?? NEVER
    lookAfter(Math.min(LOOK_MS, next - now))
  }

  /** What somebody changed is read at once, whatever it waited for. */
  function wakeChanged(): void {
    for (const source of parts.sources()) {
      const before = seen.get(source.id)
      if (before?.version === source.version) continue
      seen.set(source.id, source)
      wake(parts, source, { anew: before !== undefined && readsElse(before, source) })
    }
    planned.clear()
    look()
  }

  return {
    start(): void {
      byItself = true
      for (const source of parts.sources()) seen.set(source.id, source)
      look()
    },
    /** To be called when something may be read that could not be before. */
    look,
    /** To be called when sources were added or changed. */
    changed: wakeChanged,
    /** Reads a source now, whenever it would be due. */
    async readNow(source: Source, conduct: Reporting): Promise<readonly (Came & Named)[]> {
      if (parts.forgotten.isUnder(source.id)) await parts.forgotten.over()
      const all = partsOf(source, { ...parts, metrics: parts.metrics() }) ?? []
      let done = 0
      const report = (doing: string) => conduct.report({ done, total: all.length, doing })
      report(`Reading ${source.name}`)
      const came = await Promise.all(
        all.map(async (part) => {
          const result = await read(part, conduct.signal)
          done += 1
          report(`${part.stream.name} of ${part.part}`)
          return { ...result, stream: part.stream.name, part: part.part }
        }),
      )
      look()
      return came
    },
    /** Nothing is begun any more; what is under way is broken off between two leaves. */
    async close(): Promise<void> {
      byItself = false
      cancel?.()
      ending.abort()
      await Promise.allSettled(running.values())
    },
  }
}
export type SyncEngine = ReturnType<typeof createSyncEngine>

type Named = { readonly stream: string; readonly part: string }
type Reporting = {
  readonly signal: AbortSignal
  report(progress: { done: number; total: number; doing: string }): void
}

const keyOf = ({ source, stream, part }: Part) => ({
  source: source.id,
  stream: stream.name,
  part,
})
const nameOf = (part: Part) => Object.values(keyOf(part)).join(' ')

/** Some decisions come in two, such as a source and then its secret. */
const WAKE_MS = 1000

/** Other places, another number of days: what was read before is no beginning for that. */
const readsElse = (one: Source, other: Source): boolean =>
  one.baseUrl !== other.baseUrl || JSON.stringify(one.settings) !== JSON.stringify(other.settings)

type Waking = { readonly anew: boolean }

function wake(parts: Parts, source: Source, { anew }: Waking): void {
  const { state, clock } = parts
  for (const part of partsOf(source, { ...parts, metrics: parts.metrics() }) ?? []) {
    const key = keyOf(part)
    const standing = state.find(key)
    const from = anew ? { ...unread, walk: standing.walk } : standing
    const { lastReadAt, lastTriedAt, failure } = standing
    const told = { lastReadAt, lastTriedAt, failure }
    state.write(key, { ...from, ...told, tries: 0, nextAt: clock.now() + WAKE_MS })
  }
}
