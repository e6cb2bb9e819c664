import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const getEnvironment = (
  { environmentId }: InputOf<'environments.get'>,
  { environments }: Reading,
): OutputOf<'environments.get'> => ({ environment: environments.find(environmentId) ?? null })
