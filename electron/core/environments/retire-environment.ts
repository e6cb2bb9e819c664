import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingEnvironment } from './standing-environment.ts'

export function retireEnvironment(
  input: InputOf<'environments.retire'>,
  work: Work,
): OutputOf<'environments.retire'> {
  const { id, name, retired } = standingEnvironment(work, input)
  if (retired) throw new Refusal('environments/already-retired', `${name} is retired already.`)
  work.record('environment.retired', id, {}, { reason: input.reason })
  return work.environments.find(id)!
}
