import type { ServiceId, TeamId } from '#shared/vocabulary/ids.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

type Seen = { readonly serviceId: ServiceId; readonly expectedVersion: number }

/** The service that a command is about, as whoever asks saw it. Its scope is the caller's to check. */
export function standingService(work: Work, { serviceId, expectedVersion }: Seen): Service {
  const service = work.services.find(serviceId)
  if (!service) throw new Refusal('services/unknown', 'There is no such service.')
  if (service.version !== expectedVersion) {
    throw staleRefusal('services/stale', {
      what: 'service',
      seen: expectedVersion,
      version: service.version,
    })
  }
  return service
}

export function refuseTakenName(work: Work, name: string): void {
  const other = work.services.named(name)
  if (!other) return
  throw new Refusal(
    'services/name-taken',
    `A service named ${other.name} exists${other.retired ? ' and is retired' : ''}: choose another name.`,
    { serviceId: other.id },
  )
}

export function refuseUnknownTeam(work: Work, team: TeamId | null | undefined): void {
  if (!team || work.teams.find(team)) return
  throw new Refusal('services/unknown-team', 'There is no such team: add it first.')
}
