import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { TeamId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { mustBeOnlyTeam } from './team-name.ts'

export function addTeam(
  { name }: InputOf<'people.addTeam'>,
  work: Work,
): OutputOf<'people.addTeam'> {
  work.mustCover({})
  mustBeOnlyTeam(name, { work })
  const team = work.newId<TeamId>()
  work.record('team.added', team, { name })
  return work.teams.find(team)!
}
