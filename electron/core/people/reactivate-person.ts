import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { mustReachRolesOf, requirePerson } from './required.ts'

export function reactivatePerson(
  input: InputOf<'people.reactivate'>,
  work: Work,
): OutputOf<'people.reactivate'> {
  const person = requirePerson(work, input)
  mustReachRolesOf(person, work)
  if (person.active)
    throw new Refusal('people/already-active', 'This person is in service already.')
  work.record('person.reactivated', person.id, {}, { reason: input.reason })
  return work.people.find(person.id)!
}
