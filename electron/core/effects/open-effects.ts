import type { Database } from 'better-sqlite3'
import type { Topic } from '#shared/contract/operation.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Stated } from '../database/work.ts'
import type { Ports } from '../ports.ts'
import type { ChangeFeed } from '../rpc/change-feed.ts'
import { openSourceSecrets } from '../sources/source-secrets.ts'
import type { Outwards } from '../sync/open-outward.ts'
import { type EffectStore, openEffectStore } from './effect-store.ts'
import { createNoteEffects } from './note-effects.ts'
import { createEffectPerformer, type EffectPerformer } from './perform-effects.ts'

type Parts = {
  readonly ports: Ports
  readonly unitOfWork: UnitOfWork
  readonly feed: ChangeFeed
  readonly connectors: readonly AnyConnector[]
  readonly outwards: Outwards | undefined
}

export type Effects = {
  readonly store: EffectStore
  /** Called with each fact that a command states, in its transaction. */
  note(stated: Stated): readonly Topic[]
  /** `undefined` while nothing is done outside. */
  performer(): EffectPerformer | undefined
  begin(): void
  end(): Promise<void>
}

/** Everything that is done outside; it stands still on a host that lends no network. */
export function openEffects(db: Database, parts: Parts): Effects {
  const { unitOfWork, connectors, feed } = parts
  const store = openEffectStore(db)
  const noting = createNoteEffects({ store, reading: unitOfWork.reading, connectors })
  const versions = new Map<SourceId, number>()
  let performer: EffectPerformer | undefined
  let stopHearing: (() => void) | undefined

  /** Answers those that were changed since it was asked last. */
  function changedSources(): readonly SourceId[] {
    const changed = unitOfWork.reading.sources
      .list()
      .filter(({ id, version }) => versions.get(id) !== version)
    for (const { id, version } of changed) versions.set(id, version)
    return changed.map(({ id }) => id)
  }

  function hear({ topics }: { readonly topics: readonly string[] }): void {
    if (topics.includes('sources')) {
      noting.forget()
      for (const id of changedSources()) performer?.wake(id)
    }
    if (topics.includes('sources') || topics.includes('effects')) performer?.changed()
  }

  return {
    store,
    note: noting.note,
    performer: () => performer,
    begin(): void {
      const { ports, outwards } = parts
      if (!ports.network || !outwards || performer) return
      changedSources()
      for (const id of unitOfWork.reading.sources.removedIds()) store.forgetSource(id)
      performer = createEffectPerformer({
        ...{ store, unitOfWork, connectors, outwards },
        secrets: openSourceSecrets(ports.secrets),
        clock: ports.clock,
        log: ports.log,
        newId: ports.newId,
        random: ports.network.random,
      })
      stopHearing = feed.onChange(hear)
      if (ports.network.byItself) performer.start()
    },
    async end(): Promise<void> {
      stopHearing?.()
      const ending = performer
      performer = undefined
      await ending?.close()
    },
  }
}
