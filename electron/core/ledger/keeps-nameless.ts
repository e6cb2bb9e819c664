import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Reading } from '../database/reading.ts'

/** Whether somebody who has no name left here keeps something all the same. */
export const keepsNameless = (subject: string, { people, preferences }: Reading): boolean => {
  const person = people.find(subject as PersonId)
  return person?.name === null && Object.keys(preferences.of(person.id)).length > 0
}
