import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { EnvironmentId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { refuseTakenName } from './standing-environment.ts'

/** Where nobody says otherwise an environment is shared, because that hides no conflict. */
export function addEnvironment(
  input: InputOf<'environments.add'>,
  work: Work,
): OutputOf<'environments.add'> {
  const { region = null, sharing = 'shared', capacity = null, ...rest } = input
  const id = work.newId<EnvironmentId>()
  work.mustCover({ environments: [id] })
  refuseTakenName(work, input.name)
  work.record('environment.added', id, { ...rest, region, sharing, capacity })
  return work.environments.find(id)!
}
