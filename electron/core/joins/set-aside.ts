import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { refuseUnknownSource } from './judge-draft.ts'

/** May be said before the name was ever met. */
export function setAside(input: InputOf<'joins.setAside'>, work: Work): OutputOf<'joins.setAside'> {
  const { reason, ...named } = input
  const { of, source, name } = named
  refuseUnknownSource(work, source)
  if (work.joins.isAside(named)) {
    throw new Refusal('joins/already-aside', `${name} was set aside already.`)
  }
  work.record('join.setAside', source, { of, name }, { reason })
  return named
}
