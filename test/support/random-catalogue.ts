import type { Environment } from '#shared/vocabulary/environment.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { known, type Move, reason, type Scene, text, versionOf } from './random-scene.ts'

const seenPlace = (s: Scene, environment: Environment) => ({
  environmentId: environment.id,
  expectedVersion: versionOf(s, environment),
})
export const environmentMoves: readonly Move[] = [
  (s) => {
    const placed = { stage: s.number(5), tier: s.number(4), region: 'eu-west' }
    return s.ask('environments.add', { name: `place ${s.number(9)}`, ...placed })
  },
  (s) => {
    const changes = { capacity: s.number(5) + 1, stage: s.number(9) }
    return s.ask('environments.change', { ...seenPlace(s, known(s, s.environments)), changes })
  },
  (s) => s.ask('environments.retire', { ...seenPlace(s, known(s, s.environments)), reason }),
  (s) => s.ask('environments.reinstate', { ...seenPlace(s, known(s, s.environments)), reason }),
]

const seenService = (s: Scene, service: Service) => ({
  serviceId: service.id,
  expectedVersion: versionOf(s, service),
})
export const serviceMoves: readonly Move[] = [
  (s) => {
    const ownerTeam = s.teams.length > 0 && s.chance(2) ? s.one(s.teams).id : null
    const said = { description: text(s, 'Service'), ownerTeam, regions: ['eu-west'] }
    return s.ask('services.add', { name: `service ${s.number(9)}`, tier: s.number(4), ...said })
  },
  (s) => {
    const changes = s.chance(2)
      ? { tier: s.number(4), description: text(s, 'Reworded') }
      : { versionScheme: s.one(['semantic', 'date'] as const), needsZeroDowntime: s.chance(2) }
    return s.ask('services.change', { ...seenService(s, known(s, s.services)), changes })
  },
  (s) => s.ask('services.retire', { ...seenService(s, known(s, s.services)), reason }),
  (s) => s.ask('services.reinstate', { ...seenService(s, known(s, s.services)), reason }),
]
