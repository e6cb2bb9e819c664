import type { Topic } from '#shared/contract/operation.ts'
import { entriesOfRelease } from '#shared/domain/publishing/entries-of-release.ts'
import { planEffects } from '#shared/domain/publishing/plan-effects.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import { type AnyConnector, connectorOf } from '../connectors/registry.ts'
import type { Reading } from '../database/reading.ts'
import type { Stated } from '../database/work.ts'
import type { EffectStore } from './effect-store.ts'

export type Publishing = { readonly source: Source; readonly into: string }

type Parts = {
  readonly store: EffectStore
  readonly reading: Reading
  readonly connectors: readonly AnyConnector[]
}

/** Notes, together with a fact, what has to be done outside because of it. Answers what that changed. */
export function createNoteEffects(parts: Parts) {
  let known: readonly Publishing[] | undefined

  function noteRelease(stated: Stated, release: ReleaseId, publishing: readonly Publishing[]) {
    const found = parts.reading.releases.find(release)
    const wanted = found
      ? entriesOfRelease(found, ({ environment }) => nameOf(parts, environment))
      : []
    return publishing.reduce((all, { source, into }) => {
      // What stands at another server than now can be reached by nobody.
      const noted = parts.store
        .noted(release, source.id)
        .filter((one) => isSameOrigin(new URL(one.into), new URL(into)))
      const planned = planEffects({ into, wanted, noted, now: stated.now })
      parts.store.note({ fact: stated.id, source: source.id, release, planned, now: stated.now })
      return all + planned.length
    }, 0)
  }

  return {
    /** To be called when sources may have changed. */
    forget(): void {
      known = undefined
    },
    note(stated: Stated): readonly Topic[] {
      if (stated.type.startsWith('source.')) {
        known = undefined
        return noteSource(stated)
      }
      if (!stated.type.startsWith('release.')) return []
      known ??= publishingSources(parts)
      if (known.length === 0) return []
      // Facts about releases have one for their subject.
      return noteRelease(stated, stated.subject as ReleaseId, known) > 0 ? ['effects'] : []
    },
  }

  /** Where it is published to now may be somewhere else than before. */
  function noteSource(stated: Stated): readonly Topic[] {
    const publishing = publishingSources(parts).filter(({ source }) => source.id === stated.subject)
    if (publishing.length === 0) return []
    const noted = parts.store
      .releasesToTell({ source: publishing[0]!.source.id, now: stated.now })
      .map((release) => noteRelease(stated, release, publishing))
    return noted.some((effects) => effects > 0) ? ['effects'] : []
  }
}

function publishingSources({ reading, connectors }: Parts): readonly Publishing[] {
  return reading.sources.list().flatMap((source) => {
    const into = intoOf(source, connectors)
    return into === null ? [] : [{ source, into }]
  })
}

/** Where a source is written to, as an address of its own; `null` where nothing is, or its settings do not fit. */
export function intoOf(source: Source, connectors: readonly AnyConnector[]): string | null {
  const connector = connectorOf(source.kind, connectors)
  if (!connector?.publishes) return null
  const settings = connector.settings.safeParse(source.settings)
  const into = settings.success ? connector.publishes.into(settings.data) : null
  return into === null ? null : new URL(into, source.baseUrl).href
}

const nameOf = (
  { reading }: Parts,
  environment: Parameters<Reading['environments']['find']>[0],
): string | undefined => reading.environments.find(environment)?.name
