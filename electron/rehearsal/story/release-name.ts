import type { Team } from './company.ts'
import { spoken } from './days.ts'
import type { Random } from './random.ts'
import type { Item } from './releases.ts'
import type { Beginning } from './rhythm.ts'
import { faults, projects } from './words.ts'

type Naming = { readonly team: Team; readonly random: Random; readonly items: readonly Item[] }

/** As somebody in a hurry would call it and find it again. */
export function nameOf({ class: of, day }: Beginning, { team, random, items }: Naming): string {
  const { domain } = team
  const first = items[0]!
  if (of === 'major') return `${domain.name}: ${random.pick(projects)}`
  if (of === 'hotfix') return `Fix ${random.pick(faults)} in ${first.title}`
  if (of === 'emergency') return `Emergency: ${random.pick(faults)}, ${spoken(day)}`
  const one = items.length === 1 && first.version !== null && random.chance(0.6)
  return one ? `${first.title} ${first.version}` : `${team.name} train ${spoken(day)}`
}
