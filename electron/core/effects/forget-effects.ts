import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import type { EffectStore } from './effect-store.ts'

type Forgetting = { readonly store: EffectStore; readonly source: SourceId }

/** Together with the decision that a source is removed: what was written there stays there. */
export function forgetEffectsOf(work: Pick<Work, 'touch'>, { store, source }: Forgetting): number {
  const rows = store.forgetSource(source)
  if (rows > 0) work.touch('effects')
  return rows
}
