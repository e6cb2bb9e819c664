import { inWords, isStarted } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { Refusal } from '../refusal.ts'

/** What was judged ready is what runs: once started, it is neither widened nor narrowed in silence. */
export function refuseStarted({ state }: Release, consequence: string): void {
  if (!isStarted(state)) return
  throw new Refusal(
    'releases/already-started',
    `The release has started (${inWords(state)}), so ${consequence}.`,
  )
}
