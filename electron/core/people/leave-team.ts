import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { requirePerson } from './required.ts'

export function leaveTeam(
  { personId, teamId }: InputOf<'people.leaveTeam'>,
  work: Work,
): OutputOf<'people.leaveTeam'> {
  const { teams } = requirePerson(work, { personId })
  if (!teams.includes(teamId)) {
    throw new Refusal('people/not-in-team', 'This person is not in that team.')
  }
  work.record('person.teamLeft', personId, { team: teamId })
  return work.people.find(personId)!
}
