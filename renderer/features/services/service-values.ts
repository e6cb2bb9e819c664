import type { z } from 'zod'
import type { Service, ServiceDetails } from '#shared/vocabulary/service.ts'
import { Sensitivity } from '#shared/vocabulary/service.ts'

/** What the form holds: a new service has no tier until somebody chooses one. */
export type ServiceValues = Omit<z.input<typeof ServiceDetails>, 'tier'> & {
  readonly tier: number | undefined
}

export const nothingSaid: ServiceValues = {
  name: '',
  ownerTeam: null,
  tier: undefined,
  description: null,
  repository: null,
  sensitivity: null,
  regions: [],
  needsZeroDowntime: null,
  versionScheme: null,
}

export function valuesOf(service: Service): ServiceValues {
  const { id: _, retired: __, version: ___, sensitivity, ...rest } = service
  // A word that a later version of the program knows is not lost by a form that does not.
  return { ...rest, sensitivity: Sensitivity.safeParse(sensitivity).data ?? null }
}
