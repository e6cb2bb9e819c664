import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { requireTeam } from './required.ts'
import { mustBeOnlyTeam } from './team-name.ts'

export function renameTeam(
  input: InputOf<'people.renameTeam'>,
  work: Work,
): OutputOf<'people.renameTeam'> {
  const { id, name } = requireTeam(work, input)
  mustBeOnlyTeam(input.name, { work, but: id })
  work.record('team.renamed', id, { from: name, to: input.name })
  return work.teams.find(id)!
}
