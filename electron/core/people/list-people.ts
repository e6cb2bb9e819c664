import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listPeople = (
  wanted: InputOf<'people.list'>,
  { people }: Reading,
): OutputOf<'people.list'> => people.list(wanted)
