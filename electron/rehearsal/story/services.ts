import type { InputOf } from '#shared/contract/index.ts'
import { sizes } from '../sizes.ts'
import { cities } from './cities.ts'
import type { Team } from './company.ts'
import type { Day } from './days.ts'
import { randomOf } from './random.ts'
import type { Told } from './told.ts'

export type Service = {
  readonly key: string
  /** Nobody owns a few of them; somebody has to look after those as well. */
  readonly team: Team
  readonly owned: boolean
  readonly said: Omit<InputOf<'services.add'>, 'ownerTeam'>
  /** From this day on it is out of use. */
  readonly retiredOn: Day | undefined
}

const nouns =
  `ledger gateway tariffs quotes orders planner scheduler notices archive portal matcher statements
limits audit search intake export rules calendar routing labels claims refunds contracts signals`
    .trim()
    .split(/\s+/)
const kinds = ['', 'worker', 'api', 'batch', 'sync', 'reader']

const tierWeights = { '0': 8, '1': 22, '2': 42, '3': 28 } as const
const sensitivities = ['public', 'internal', 'internal', 'confidential', 'restricted'] as const

export function servicesOf(told: Told): readonly Service[] {
  const { teams } = told.company
  const count = sizes[told.size].services
  return Array.from({ length: count }, (_, index) => {
    const team = teams[index % teams.length]!
    return serviceOf(told, { index, team, place: placeOf(index, teams) })
  })
}

/** Which of its domain's services it is, since teams of several cities share a domain. */
function placeOf(index: number, teams: readonly Team[]): number {
  const { domain } = teams[index % teams.length]!
  const sharing = teams.filter((team) => team.domain === domain)
  const round = Math.floor(index / teams.length)
  return round * sharing.length + sharing.indexOf(teams[index % teams.length]!)
}

type Placing = { readonly index: number; readonly team: Team; readonly place: number }

function serviceOf({ seed, today }: Told, { index, team, place }: Placing): Service {
  const random = randomOf(seed, 'service', index)
  const { domain } = team
  const noun = nouns[(place * 7 + domain.letters.charCodeAt(0)) % nouns.length]!
  const kind = kinds[Math.floor(place / nouns.length) % kinds.length]!
  const own = [noun, kind].filter((word) => word !== '').join('-')
  const tier = Number(random.weighed(tierWeights))
  const isOld = index % 20 === 19
  return {
    key: `service ${index}`,
    team,
    owned: !random.chance(0.03),
    retiredOn: isOld ? today - random.between(40, 240) : undefined,
    said: {
      name: `${domain.prefix}-${own}`,
      tier,
      description: `${domain.capability}: ${describe(noun, kind)}`,
      repository: `https://git.larkfield.example/${domain.prefix}/${own}`,
      sensitivity: random.chance(0.07) ? null : random.pick(sensitivities),
      regions: [...regionsOf(team, tier)],
      needsZeroDowntime: random.chance(0.1) ? null : tier <= 1,
      versionScheme: random.chance(0.06) ? null : random.chance(0.75) ? 'semantic' : 'date',
    },
  }
}

/** What matters most runs everywhere, the rest where its team is. */
const regionsOf = ({ city }: Team, tier: number): readonly string[] =>
  tier <= 1 ? cities.map(({ region }) => region) : [city.region]

function describe(noun: string, kind: string): string {
  if (kind === 'worker') return `does the slow part of ${noun}.`
  if (kind === 'api') return `lets partners ask for ${noun}.`
  if (kind === 'reader') return `answers questions about ${noun} and changes nothing.`
  if (kind === 'batch') return `works through ${noun} at night.`
  return kind === 'sync' ? `keeps ${noun} alike in all regions.` : `${noun} for everybody who asks.`
}
