import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { AbsenceId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { requirePerson } from './required.ts'

export function addAbsence(
  { personId, firstDay, lastDay, reason }: InputOf<'people.addAbsence'>,
  work: Work,
): OutputOf<'people.addAbsence'> {
  const { id } = requirePerson(work, { personId })
  if (lastDay < firstDay) {
    throw new Refusal(
      'people/absence-backwards',
      'The last day away comes before the first. Swap the two days.',
    )
  }
  const absence = work.newId<AbsenceId>()
  work.record('person.absenceAdded', id, { absence, firstDay, lastDay }, { reason: reason ?? null })
  return work.people.find(id)!
}
