import { cities } from './cities.ts'
import type { Told } from './told.ts'

export type Environment = {
  readonly key: string
  readonly name: string
  readonly stage: number
  readonly region: string | null
  readonly tier: number
  readonly sharing: 'shared' | 'dedicated'
  readonly capacity: number | null
}

type Kind = Pick<Environment, 'stage' | 'tier' | 'sharing' | 'capacity'>

const inEachRegion = (what: string, kind: Kind): readonly Environment[] =>
  cities.map(({ region }) => ({
    key: `${what} ${region}`,
    name: `${what[0]!.toUpperCase()}${what.slice(1)} ${region}`,
    region,
    ...kind,
  }))

/** In the order of promotion: one for trying out, one for joining up, and two or more in each region. */
export const environmentsOf = ({ size }: Pick<Told, 'size'>): readonly Environment[] => [
  {
    ...{ key: 'development', name: 'Development', stage: 0, region: null },
    ...{ tier: 3, sharing: 'shared', capacity: null },
  },
  {
    ...{ key: 'integration', name: 'Integration', stage: 1, region: 'eu-central' },
    ...{ tier: 2, sharing: 'shared', capacity: 6 },
  },
  ...inEachRegion('staging', { stage: 2, tier: 1, sharing: 'shared', capacity: 3 }),
  ...(size === 'large'
    ? [
        ...inEachRegion('performance', { stage: 2, tier: 2, sharing: 'shared', capacity: 2 }),
        ...inEachRegion('training', { stage: 3, tier: 3, sharing: 'shared', capacity: null }),
      ]
    : []),
  ...inEachRegion('production', { stage: 4, tier: 0, sharing: 'dedicated', capacity: 4 }),
]
