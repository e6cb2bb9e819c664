import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { refuseTakenName, standingEnvironment } from './standing-environment.ts'

export function changeEnvironment(
  input: InputOf<'environments.change'>,
  work: Work,
): OutputOf<'environments.change'> {
  const environment = standingEnvironment(work, input)
  const { id, name } = environment
  const changed = changedFields(environment, input.changes)
  if (!changed) {
    throw new Refusal('environments/nothing-changed', 'The environment is like that already.')
  }
  const renamed = changed.to.name
  if (renamed && renamed.toLowerCase() !== name.toLowerCase()) refuseTakenName(work, renamed)
  work.record('environment.changed', id, changed)
  return work.environments.find(id)!
}
