import type { Span } from '#shared/time/wall-slot.ts'
import type { ReleaseClass } from '#shared/vocabulary/release.ts'
import type { Team } from './company.ts'
import { type Random, randomOf } from './random.ts'
import { type Cast, cast } from './release-cast.ts'
import { itemsOf } from './release-items.ts'
import { nameOf } from './release-name.ts'
import { whenOf } from './release-slots.ts'
import type { Catalogue, Draft } from './releases.ts'
import type { Beginning } from './rhythm.ts'
import type { Told } from './told.ts'
import type { Versions } from './versions.ts'
import { abortCriteria, goals } from './words.ts'

export type Drafting = {
  readonly told: Told
  readonly catalogue: Catalogue
  readonly versionOf: Versions
  readonly firstAhead: number
}

/** A draft with what its life follows from. */
export type PlannedRelease = Cast & {
  readonly index: number
  readonly draft: Draft
  readonly team: Team
  /** Where its main activity lies. */
  readonly span: Span
  readonly random: Random
}

const strategies = { rolling: 5, canary: 4, blueGreen: 3, recreate: 1 } as const
const carefully = { canary: 5, blueGreen: 3, rolling: 2 } as const

export function draftOf(beginning: Beginning, drafting: Drafting): PlannedRelease {
  const { told } = drafting
  const { index, class: of } = beginning
  const random = randomOf(told.seed, 'release', index)
  const { team, ...people } = cast(beginning, { told, firstAhead: drafting.firstAhead, random })
  const items = itemsOf(beginning, { ...drafting, team, random, everywhere: people.everywhere })
  const { activities, span } = whenOf(beginning, { told, team, random, visiting: people.visiting })
  const draft: Draft = {
    name: nameOf(beginning, { team, random, items }),
    class: of,
    goal: random.pick(goals[of]),
    strategy: random.weighed(of === 'major' ? carefully : strategies),
    owner: people.owner,
    lead: people.lead,
    abortCriteria: random.some(abortCriteria, of === 'major' ? 3 : random.between(1, 2)),
    complianceTags: of === 'major' ? tagsOf(team) : random.chance(0.3) ? team.domain.tags : [],
    references: referencesOf(of, { team, random }),
    items,
    activities,
    complete: of === 'emergency' || random.chance(0.88),
  }
  return { index, draft, team, span, random, ...people }
}

const tagsOf = ({ domain }: Team) => (domain.tags.length > 0 ? domain.tags : ['Change control'])

function referencesOf(of: ReleaseClass, { team, random }: { team: Team; random: Random }) {
  const key = `${team.domain.letters}-${random.between(1200, 9800)}`
  const ticket = { system: 'Jira', key, url: `https://tracker.larkfield.example/browse/${key}` }
  if (of === 'standard') return random.chance(0.7) ? [ticket] : []
  const change = { system: 'ServiceNow', key: `CHG00${random.between(40_000, 99_999)}`, url: null }
  return of === 'hotfix' ? [ticket] : [ticket, change]
}
