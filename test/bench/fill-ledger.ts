import { v7 } from 'uuid'
import { asProgram, type Work } from '#core/database/work.ts'
import type { EnvironmentId, PersonId, ServiceId, TeamId } from '#shared/vocabulary/ids.ts'
import type { BenchCore } from './open-bench-core.ts'

const FACTS_IN_A_ROUND = 8
const ROUNDS_IN_A_COMMIT = 100

/** Fills a ledger with a mix of facts about all kinds of subjects, a thousand or so a commit. */
export function fillLedger({ core }: BenchCore, facts: number): void {
  const { unitOfWork } = core.running()
  for (let round = 0; round * FACTS_IN_A_ROUND < facts; round += ROUNDS_IN_A_COMMIT) {
    unitOfWork.commit(v7(), {
      author: () => asProgram,
      run: (work) => {
        for (let i = 0; i < ROUNDS_IN_A_COMMIT; i += 1) recordRound(work, round + i)
        return null
      },
    })
  }
}

function recordRound(work: Work, round: number): void {
  const team = work.newId<TeamId>()
  const person = work.newId<PersonId>()
  const service = work.newId<ServiceId>()
  const environment = work.newId<EnvironmentId>()
  work.record('team.added', team, { name: `Team ${round}` })
  work.record('team.renamed', team, { from: `Team ${round}`, to: `Crew ${round}` })
  const contacts = [{ kind: 'email', value: `person-${round}@example.test` }]
  work.record('person.added', person, { timeZone: null }, { name: `Person ${round}`, contacts })
  work.record('person.teamJoined', person, { team })
  const details = {
    name: `service-${round}`,
    ownerTeam: team,
    tier: round % 4,
    repository: null,
    sensitivity: 'internal',
    regions: ['eu-1', 'us-2'],
    needsZeroDowntime: round % 2 === 0,
    versionScheme: 'semantic',
  }
  work.record('service.added', service, details, { description: 'Takes orders and keeps them.' })
  work.record('service.changed', service, { from: { tier: round % 4 }, to: { tier: 0 } })
  const place = { name: `place-${round}`, stage: 1, region: null, tier: 1, sharing: 'shared' }
  work.record('environment.added', environment, { ...place, capacity: null })
  work.record('environment.changed', environment, { from: { stage: 1 }, to: { stage: 2 } })
}
