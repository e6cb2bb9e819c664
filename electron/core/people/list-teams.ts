import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listTeams = (
  wanted: InputOf<'people.teams'>,
  { teams }: Reading,
): OutputOf<'people.teams'> => teams.list(wanted)
