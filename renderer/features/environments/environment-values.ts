import type { z } from 'zod'
import { type Environment, EnvironmentDetails } from '#shared/vocabulary/environment.ts'

type Details = z.input<typeof EnvironmentDetails>

/** What the form holds: a new environment has no stage or tier until somebody chooses them. */
export type EnvironmentValues = Omit<Details, 'stage' | 'tier'> & {
  readonly stage: number | undefined
  readonly tier: number | undefined
}

export const nothingSaid: EnvironmentValues = {
  name: '',
  stage: undefined,
  region: null,
  tier: undefined,
  sharing: 'shared',
  capacity: null,
}

export function valuesOf(environment: Environment): EnvironmentValues {
  const { name, stage, region, tier, capacity } = environment
  const sharing = EnvironmentDetails.shape.sharing.safeParse(environment.sharing).data ?? 'shared'
  return { name, stage, region, tier, sharing, capacity }
}
