import type { Release } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'

type TakingBack = { readonly release: Release; readonly because: string }

/** A ready release whose judged parts changed is planned again, since another release was judged. */
export function takeBack(work: Work, { release, because }: TakingBack): void {
  if (release.state !== 'ready') return
  const said = `${because} after it was judged ready.`
  work.record('release.takenBack', release.id, { from: 'ready', to: 'planned', because: said })
}
