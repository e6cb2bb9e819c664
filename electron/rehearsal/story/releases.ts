import type { ItemKind, ReleaseClass, Strategy } from '#shared/vocabulary/release.ts'
import type { WallSlot } from '#shared/vocabulary/slot.ts'
import { sizes } from '../sizes.ts'
import type { Environment } from './environments.ts'
import { type Beat, lifeOf } from './life.ts'
import { type Drafting, draftOf } from './release-draft.ts'
import { beginningsOf } from './rhythm.ts'
import type { Service } from './services.ts'
import type { Told } from './told.ts'
import { createVersions } from './versions.ts'

export type Item = {
  readonly kind: ItemKind
  readonly title: string
  readonly service: string | null
  readonly version: string | null
  readonly buildId: string | null
  readonly artifactDigest: string | null
  readonly changeReference: string | null
  readonly businessCapability: string | null
}

export type Activity = {
  readonly title: string | null
  readonly environment: string
  readonly region: string | null
  readonly slot: WallSlot
}

/** What is said of a release when it is drafted; people, services and environments by their keys. */
export type Draft = {
  readonly name: string
  readonly class: ReleaseClass
  readonly goal: string
  readonly strategy: Strategy
  readonly owner: string
  readonly lead: string
  readonly abortCriteria: readonly string[]
  readonly complianceTags: readonly string[]
  readonly references: readonly {
    readonly system: string
    readonly key: string
    readonly url: string | null
  }[]
  readonly items: readonly Item[]
  readonly activities: readonly Activity[]
  /** Whether lead and strategy were known from the start. */
  readonly complete: boolean
}

export type Release = {
  readonly key: string
  readonly draft: Draft
  /** What people did with it until today, in order; the first is its drafting. */
  readonly beats: readonly Beat[]
}

export type Catalogue = {
  readonly services: readonly Service[]
  readonly environments: readonly Environment[]
}

/** A year of releases and what became of them, and the plan of the month ahead. */
export function releasesOf(told: Told, catalogue: Catalogue): readonly Release[] {
  const beginnings = beginningsOf(told, sizes[told.size].releases)
  const firstAhead = beginnings.findIndex(({ day }) => day >= told.today)
  const drafting: Drafting = { told, catalogue, firstAhead, versionOf: createVersions() }
  return beginnings.map((beginning) => {
    const planned = draftOf(beginning, drafting)
    const beats = lifeOf(planned, told).filter(({ at }) => at < told.present)
    return { key: `release ${beginning.index}`, draft: planned.draft, beats }
  })
}
