import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { mustBeFree } from './required.ts'

export function addPerson(
  { name, contacts = [], timeZone, osUser }: InputOf<'people.add'>,
  work: Work,
): OutputOf<'people.add'> {
  work.mustCover({})
  const person = work.newId<PersonId>()
  if (osUser !== undefined) mustBeFree(osUser, { work })
  work.record('person.added', person, { timeZone: timeZone ?? null }, { name, contacts })
  if (osUser !== undefined) work.record('person.osUserLinked', person, {}, { osUser, reason: null })
  return work.people.find(person)!
}
