import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { mustBeFree, mustReachRolesOf, requirePerson } from './required.ts'

export function linkOsUser(
  input: InputOf<'people.linkOsUser'>,
  work: Work,
): OutputOf<'people.linkOsUser'> {
  const { osUser, reason } = input
  const person = requirePerson(work, input)
  mustReachRolesOf(person, work)
  if (osUser !== null) {
    mustBeFree(osUser, { work, but: person.id })
    work.record('person.osUserLinked', person.id, {}, { osUser, reason })
  } else if (person.osUser !== null) {
    work.record('person.osUserUnlinked', person.id, {}, { reason })
  }
  return work.people.find(person.id)!
}
