import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { unknownPerson, unknownTeam } from './required.ts'

export function joinTeam(
  { personId, teamId }: InputOf<'people.joinTeam'>,
  work: Work,
): OutputOf<'people.joinTeam'> {
  const person = work.people.find(personId)
  if (!person) throw unknownPerson()
  if (!work.teams.find(teamId)) throw unknownTeam()
  work.mustCover({ teams: [...person.teams, teamId] })
  if (person.teams.includes(teamId)) {
    throw new Refusal('people/already-in-team', 'This person is in that team already.')
  }
  work.record('person.teamJoined', personId, { team: teamId })
  return work.people.find(personId)!
}
