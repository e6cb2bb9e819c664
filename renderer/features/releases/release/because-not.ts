import type { Me } from '#renderer/data/use-me.ts'
import { inWords, isOver, isStarted } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'

/** Why a release cannot be written on; `undefined` where it can. */
export function becauseNotWritable({ state }: Release, { may }: Pick<Me, 'may'>) {
  if (isOver(state)) return `It is ${inWords(state)}; nothing about it changes any more.`
  return may('releases:write') ? undefined : 'You may not change releases.'
}

/** Why what moves and the class stay as they are; `undefined` where they can change. */
export function becauseNotOpen(release: Release, me: Pick<Me, 'may'>) {
  const because = becauseNotWritable(release, me)
  if (because || !isStarted(release.state)) return because
  return `It has started (${inWords(release.state)}), so this stays as it is.`
}

/** What is told with a change that takes a ready release back to being planned. */
export const andTakenBack = (before: Release, after: Release): string =>
  before.state === 'ready' && after.state === 'planned'
    ? '; it was judged ready before, so it is planned again'
    : ''
