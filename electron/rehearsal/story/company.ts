import { type Size, sizes } from '../sizes.ts'
import { type City, cityOf } from './cities.ts'
import { type Domain, domains } from './domains.ts'
import { nameOf } from './names.ts'

export type Team = {
  readonly key: string
  readonly name: string
  readonly city: City
  readonly domain: Domain
  readonly members: readonly Person[]
}

/** What somebody does in the company; roles of a team hold in that team, the others everywhere. */
export type Duty =
  | 'founder'
  | 'deputy'
  | 'release'
  | 'deployment'
  | 'coordinator'
  | 'lead'
  | 'member'
  | 'quality'

export type Person = {
  readonly key: string
  readonly name: string
  readonly city: City
  readonly duty: Duty
  readonly team: string | undefined
}

export type Company = {
  readonly name: string
  readonly teams: readonly Team[]
  /** Those who work for all teams. */
  readonly central: readonly Person[]
  /** Whoever opens the rehearsal finds themselves here. */
  readonly visitor: Person
  readonly deputy: Person
}

export const COMPANY = 'Larkfield Freight & Pay'

const office: readonly { readonly duty: Duty; readonly city: number }[] = [
  { duty: 'founder', city: 0 },
  { duty: 'deputy', city: 0 },
  { duty: 'release', city: 1 },
  { duty: 'deployment', city: 2 },
  { duty: 'deployment', city: 3 },
  { duty: 'quality', city: 1 },
]

const duties: readonly Duty[] = ['coordinator', 'lead', 'member', 'coordinator', 'lead']

/** Who works where: teams of each city, and an office that serves them all. */
export function companyOf(size: Size): Company {
  const { teams, peopleInTeam } = sizes[size]
  const central = office.map(({ duty, city }, index) => ({
    key: `person ${index}`,
    name: index === 0 ? 'Robin Ashgrove' : nameOf(index),
    city: cityOf(city),
    duty,
    team: undefined,
  }))
  return {
    name: COMPANY,
    teams: Array.from({ length: teams }, (_, index) => teamOf(index, { teams, peopleInTeam })),
    central,
    visitor: central[0]!,
    deputy: central[1]!,
  }
}

function teamOf(
  index: number,
  { teams, peopleInTeam }: { teams: number; peopleInTeam: number },
): Team {
  const perCity = teams / 4
  const city = cityOf(index)
  const domain =
    teams <= domains.length ? domains[index]! : domains[Math.floor(index / 4) % perCity]!
  const name = teams <= domains.length ? domain.name : `${domain.name} ${city.name}`
  const key = `team ${index}`
  const members = Array.from({ length: peopleInTeam }, (_, place) => {
    const number = office.length + index * peopleInTeam + place
    return { key: `person ${number}`, name: nameOf(number), city, duty: duties[place]!, team: key }
  })
  return { key, name, city, domain, members }
}

export const everybodyIn = ({ central, teams }: Company): readonly Person[] => [
  ...central,
  ...teams.flatMap(({ members }) => members),
]
