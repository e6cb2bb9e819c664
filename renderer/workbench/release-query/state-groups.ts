import { isOver } from '#shared/domain/releases/life-cycle.ts'
import { ReleaseState } from '#shared/vocabulary/release.ts'

/** It happened, or never will; whether somebody has closed it yet is for its lead to know. */
export const settled: readonly ReleaseState[] = ReleaseState.options.filter(
  (state) => isOver(state) || state === 'deployed',
)
/** Whatever still asks for something: with what is settled, the whole. */
export const unsettled: readonly ReleaseState[] = ReleaseState.options.filter(
  (state) => !settled.includes(state),
)

/** What has a start ahead of it; one that is postponed has given its own up. */
export const awaiting = ['draft', 'planned', 'ready'] as const satisfies readonly ReleaseState[]

export const isAwaiting = (state: ReleaseState): boolean =>
  awaiting.some((waiting) => waiting === state)

export const sameStates = (one: readonly ReleaseState[], other: readonly ReleaseState[]): boolean =>
  one.length === other.length && one.every((state) => other.includes(state))
