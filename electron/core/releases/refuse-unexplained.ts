import { inWords, isCommitted } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { Refusal } from '../refusal.ts'

/** Once a release is planned others rely on its activities: changing one asks why. */
export function refuseUnexplained({ state }: Release, reason: string | undefined): void {
  if (reason || !isCommitted(state)) return
  throw new Refusal(
    'releases/reason-due',
    `The release is ${inWords(state)} and others rely on its plan: say why it changes.`,
  )
}
