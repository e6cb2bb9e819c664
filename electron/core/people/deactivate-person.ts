import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { mustLeaveAdministrator, mustReachRolesOf, requirePerson } from './required.ts'

export function deactivatePerson(
  input: InputOf<'people.deactivate'>,
  work: Work,
): OutputOf<'people.deactivate'> {
  const person = requirePerson(work, input)
  mustReachRolesOf(person, work)
  if (!person.active) {
    throw new Refusal('people/already-inactive', 'This person is out of service already.')
  }
  mustLeaveAdministrator(work, person.id)
  work.record('person.deactivated', person.id, {}, { reason: input.reason })
  return work.people.find(person.id)!
}
