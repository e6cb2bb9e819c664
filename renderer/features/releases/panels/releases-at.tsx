import type { Environment } from '#shared/vocabulary/environment.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { ReleasesPanel } from './releases-panel.tsx'

type OfService = { readonly service: Service }

export const ReleasesOfService = ({ service: { id } }: OfService) => (
  <ReleasesPanel filter={{ service: id }} none="No release has moved this service." />
)

type OfEnvironment = { readonly environment: Environment }

export const ReleasesInEnvironment = ({ environment: { id } }: OfEnvironment) => (
  <ReleasesPanel filter={{ environment: id }} none="No release has gone to this environment." />
)

type OfPerson = { readonly person: Person }

export const ReleasesOfPerson = ({ person: { id } }: OfPerson) => (
  <ReleasesPanel filter={{ person: id }} none="They neither own nor lead a release." />
)
