import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const getPerson = (
  { personId }: InputOf<'people.get'>,
  { people }: Reading,
): OutputOf<'people.get'> => ({ person: people.find(personId) ?? null })
