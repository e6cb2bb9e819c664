import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listReleaseRows = (
  wanted: InputOf<'releases.rows'>,
  { releases }: Reading,
): OutputOf<'releases.rows'> => releases.rows(wanted)
