import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'

export function takeUp(input: InputOf<'joins.takeUp'>, work: Work): OutputOf<'joins.takeUp'> {
  const { reason = null, ...named } = input
  const { of, source, name } = named
  if (!work.joins.isAside(named)) {
    throw new Refusal('joins/not-aside', `${name} was not set aside.`)
  }
  work.record('join.takenUp', source, { of, name }, { reason })
  return named
}
