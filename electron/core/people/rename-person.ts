import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { requirePerson } from './required.ts'

export function renamePerson(
  input: InputOf<'people.rename'>,
  work: Work,
): OutputOf<'people.rename'> {
  const { id, name } = requirePerson(work, input)
  work.record('person.renamed', id, {}, { from: name, to: input.name })
  return work.people.find(id)!
}
