import { isAwaiting } from '#renderer/workbench/release-query/state-groups.ts'
import type { ReleaseRow } from '#shared/vocabulary/release.ts'

/** Its start has passed, and nobody has started it. */
export const isOverdue = ({ state, startsAt }: ReleaseRow, now: number): boolean =>
  startsAt !== null && startsAt < now && isAwaiting(state)

/** It runs, and its slot has ended. */
export const isOverrunning = ({ state, endsAt }: ReleaseRow, now: number): boolean =>
  state === 'inProgress' && endsAt !== null && endsAt < now
