import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { requirePerson } from './required.ts'

export function removeAbsence(
  { personId, absenceId }: InputOf<'people.removeAbsence'>,
  work: Work,
): OutputOf<'people.removeAbsence'> {
  const { absences } = requirePerson(work, { personId })
  if (!absences.some(({ id }) => id === absenceId)) {
    throw new Refusal(
      'people/unknown-absence',
      'This person has no such absence; it may have been taken back already.',
    )
  }
  work.record('person.absenceRemoved', personId, { absence: absenceId })
  return work.people.find(personId)!
}
