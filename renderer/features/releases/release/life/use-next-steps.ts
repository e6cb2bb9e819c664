import { useMemo } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { becauseStepClosed, type NextStep } from './step-words.ts'

export type OfferedStep = NextStep & { readonly because: string | undefined }

/** The steps that a release may take next, each with why it cannot be taken now. */
export function useNextSteps({ id }: Pick<Release, 'id'>) {
  const me = useMe()
  const { data, error } = useQueryOf('releases.nextSteps', { releaseId: id })
  const runs = me.may('releases:run')
  const writes = me.may('releases:write')
  const steps = useMemo(
    () =>
      data?.steps.map(
        (step): OfferedStep => ({ ...step, because: becauseStepClosed(step, { runs, writes }) }),
      ),
    [data, runs, writes],
  )
  return { steps, error }
}
