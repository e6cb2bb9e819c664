import type { Release } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'

type TakingBack = { readonly release: Release; readonly because: string }

/** A ready release whose judged parts changed is planned again, since another release was judged. */
export function takeBack(work: Work, { release, because }: TakingBack): void {
  if (release.state !== 'ready') return
  work.record(
    'release.moved',
    release.id,
    { from: 'ready', to: 'planned', judged: [] },
    { reason: `${because} after it was judged ready.` },
  )
}
