import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { requirePerson } from './required.ts'

export function setTimeZone(
  input: InputOf<'people.setTimeZone'>,
  work: Work,
): OutputOf<'people.setTimeZone'> {
  const { id } = requirePerson(work, input)
  work.record('person.timeZoneSet', id, { timeZone: input.timeZone })
  return work.people.find(id)!
}
