import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingEnvironment } from './standing-environment.ts'

export function reinstateEnvironment(
  input: InputOf<'environments.reinstate'>,
  work: Work,
): OutputOf<'environments.reinstate'> {
  const { id, name, retired } = standingEnvironment(work, input)
  if (!retired) throw new Refusal('environments/not-retired', `${name} is in use already.`)
  work.record('environment.reinstated', id, {}, { reason: input.reason })
  return work.environments.find(id)!
}
