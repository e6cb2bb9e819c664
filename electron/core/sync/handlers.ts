import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { standingOf, standingOfWhole } from '#shared/domain/sync/stands.ts'
import type { Source, SourceStream } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { Reading } from '../database/reading.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Handlers, TaskContext } from '../rpc/handlers.ts'
import type { Sync } from './open-sync.ts'
import { partsOf } from './parts-of.ts'
import { tellRestedOn } from './tell-rested-on.ts'
import { createTestSource } from './test-source.ts'

export type SyncParts = {
  readonly ports: Ports
  readonly connectors: readonly AnyConnector[]
  readonly sync: Sync
}

export const createSyncHandlers = (parts: SyncParts) =>
  ({
    'sources.list': (_: object, reading: Reading): OutputOf<'sources.list'> => ({
      items: reading.sources.list().map((source) => tellSource(parts, reading, source)),
      reads: howReads(parts),
    }),
    'sources.restedOn': (_: object, reading: Reading): OutputOf<'sources.restedOn'> => {
      const sources = reading.sources.list().map((source) => tellSource(parts, reading, source))
      return tellRestedOn({ sources, now: parts.ports.clock.now() }, reading)
    },
    'sources.sync': (input: InputOf<'sources.sync'>, task: TaskContext) => sync(parts, input, task),
    'sources.quarantine': (
      input: InputOf<'sources.quarantine'>,
      { sync }: Reading,
    ): OutputOf<'sources.quarantine'> => sync.quarantine.list(input),
    'sources.test': createTestSource(parts),
  }) satisfies Pick<
    Handlers,
    'sources.list' | 'sources.restedOn' | 'sources.sync' | 'sources.quarantine' | 'sources.test'
  >

function howReads({ ports }: SyncParts): OutputOf<'sources.list'>['reads'] {
  if (!ports.network) return 'never'
  return ports.network.byItself ? 'byItself' : 'whenAsked'
}

function tellSource(
  parts: SyncParts,
  { sync, metrics }: Reading,
  source: Source,
): OutputOf<'sources.list'>['items'][number] {
  const now = parts.ports.clock.now()
  const known = sync.partsOf(source.id)
  const quarantined = sync.quarantine.counts(source.id)
  const streams = (partsOf(source, { ...parts, metrics: metrics.list() }) ?? []).map(
    (one): SourceStream => {
      const { stream, part } = one
      const is = (known: { readonly stream: string; readonly part: string }) =>
        known.stream === stream.name && known.part === part
      const state = known.find(is)
      const failure = state?.failure ?? null
      const lastReadAt = state?.lastReadAt ?? null
      const filling = state?.filling ?? false
      const { paused } = source
      return {
        stream: stream.name,
        // Whoever reads of it knows a metric by its name.
        part: 'metric' in one ? one.metric.name : part,
        standing: standingOf(
          { paused, everyMs: stream.everyMs, filling, lastReadAt, failure },
          now,
        ),
        lastTriedAt: state?.lastTriedAt ?? null,
        lastReadAt,
        nextAt: paused || howReads(parts) === 'never' ? null : (state?.nextAt ?? null),
        failure,
        quarantined: quarantined.find(is)?.rows ?? 0,
      }
    },
  )
  return { ...source, ...standingOfWhole(source, streams), streams }
}

async function sync(
  { sync: { engine } }: SyncParts,
  { sourceId }: InputOf<'sources.sync'>,
  task: TaskContext,
): Promise<OutputOf<'sources.sync'>> {
  const source = task.read(({ sources }) => sources.find(sourceId))
  if (!source) throw new Refusal('sources/unknown', 'There is no such source.')
  if (source.paused)
    throw new Refusal('sources/paused', `${source.name} is paused: resume it first.`)
  const running = engine()
  if (!running) throw new Refusal('rpc/unavailable', 'Nothing outside can be read here.')
  const came = await running.readNow(source, task)
  const sum = (of: 'read' | 'changed' | 'quarantined') =>
    came.reduce((total, one) => total + one[of], 0)
  return {
    read: sum('read'),
    changed: sum('changed'),
    quarantined: sum('quarantined'),
    failures: came.flatMap(({ stream, part, failure }) =>
      failure ? [{ stream, part, ...failure }] : [],
    ),
  }
}
