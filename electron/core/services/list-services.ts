import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listServices = (
  wanted: InputOf<'services.list'>,
  { services }: Reading,
): OutputOf<'services.list'> => services.list(wanted)
