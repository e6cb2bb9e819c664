import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { requirePerson } from './required.ts'

export function setContacts(
  input: InputOf<'people.setContacts'>,
  work: Work,
): OutputOf<'people.setContacts'> {
  const { id } = requirePerson(work, input)
  work.record('person.contactsSet', id, {}, { contacts: input.contacts })
  return work.people.find(id)!
}
