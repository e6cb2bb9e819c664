import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listEnvironments = (
  wanted: InputOf<'environments.list'>,
  { environments }: Reading,
): OutputOf<'environments.list'> => environments.list(wanted)
