import type { OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'
import type { Asking } from '../rpc/handlers.ts'
import { ownOf } from './own-of.ts'

export const listPreferences = (
  _: object,
  { preferences }: Reading,
  asking: Asking,
): OutputOf<'preferences.mine'> => ({
  items: preferences.of(ownOf(asking)),
})
