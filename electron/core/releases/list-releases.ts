import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listReleases = (
  wanted: InputOf<'releases.list'>,
  { releases }: Reading,
): OutputOf<'releases.list'> => releases.list(wanted)
