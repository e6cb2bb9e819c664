import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listPolicies = (
  _: InputOf<'releases.policies'>,
  { policies }: Reading,
): OutputOf<'releases.policies'> => ({ items: policies.list() })
