import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { findOverlaps, inWeekOrder } from '#shared/domain/people/working-hours.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { requirePerson } from './required.ts'

export function setWorkingHours(
  input: InputOf<'people.setWorkingHours'>,
  work: Work,
): OutputOf<'people.setWorkingHours'> {
  const { id } = requirePerson(work, input)
  const overlaps = findOverlaps(input.spans)
  if (overlaps.length > 0) {
    throw new Refusal(
      'people/hours-overlap',
      'Two of these spans overlap. Join them, or end one where the next begins.',
      { overlaps },
    )
  }
  work.record('person.workingHoursSet', id, { spans: inWeekOrder(input.spans) })
  return work.people.find(id)!
}
