import { sizes } from '../sizes.ts'
import type { Company, Person, Team } from './company.ts'
import type { Random } from './random.ts'
import type { Beginning } from './rhythm.ts'
import type { Told } from './told.ts'

/** Who has to do with a release, by their keys. */
export type Cast = {
  readonly owner: string
  readonly lead: string
  /** Whether several teams are in it, so that only somebody with a role everywhere may touch it. */
  readonly everywhere: boolean
  /** Whether it is one of those in which the visitor takes part. */
  readonly visiting: Visiting | undefined
}

/** The visitor's own: one that runs right now, those of this week, and some of each month. */
export type Visiting = 'running' | 'soon' | 'once'

export type Casting = {
  readonly told: Told
  /** The first release that still lies ahead. */
  readonly firstAhead: number
  readonly random: Random
}

export function cast(beginning: Beginning, casting: Casting): Cast & { readonly team: Team } {
  const { told, random } = casting
  const { company } = told
  const visiting = visitingOf(beginning, casting)
  const team = visiting === 'running' ? company.teams[RUNNING_IN]! : random.pick(company.teams)
  if (visiting) return { team, everywhere: true, visiting, ...withVisitor(company, casting) }
  const everywhere = beginning.class === 'major' || random.chance(0.06)
  if (everywhere) {
    const owner = pickOf(company.central, { duty: 'release', random })
    const lead = pickOf(company.central, { duty: 'deployment', random })
    return { team, everywhere, visiting, owner, lead }
  }
  const owner = pickOf(team.members, { duty: 'coordinator', random })
  const lead = pickOf(team.members, { duty: 'lead', random })
  return { team, everywhere, visiting, owner, lead }
}

/** Owner of every second of theirs, lead of the others. */
function withVisitor({ visitor, central }: Company, { random }: Casting) {
  return random.chance(0.5)
    ? { owner: visitor.key, lead: pickOf(central, { duty: 'deployment', random }) }
    : { owner: pickOf(central, { duty: 'release', random }), lead: visitor.key }
}

const pickOf = (
  people: readonly Person[],
  { duty, random }: { duty: Person['duty']; random: Random },
) => random.pick(people.filter((person) => person.duty === duty)).key

/** It is evening in Baltimore when the day begins in Greenwich. */
const RUNNING_IN = 1
const OF_THIS_WEEK = 5
/** How many releases of the large company stand for one of the small one. */
const crowdOf = ({ size }: Told) => sizes[size].releases / sizes.small.releases

function visitingOf(beginning: Beginning, { told, firstAhead, random }: Casting) {
  const crowd = crowdOf(told)
  const ahead = (beginning.index - firstAhead) / crowd
  if (beginning.index === firstAhead - 1) return 'running'
  if (ahead >= 0 && ahead < OF_THIS_WEEK && Number.isInteger(ahead)) return 'soon'
  const share = beginning.class === 'major' || ahead > 0 ? 0.2 : 0.05
  return random.chance(share / crowd) ? 'once' : undefined
}
