import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PlanLine, PlanReading } from '#shared/vocabulary/plan.ts'

type Answer = OutputOf<'plans.preview'>
export type PreviewedRelease = Answer['releases'][number]

type Asked = {
  readonly reading: PlanReading | undefined
  readonly portions: readonly (readonly PlanLine[])[]
}

/** What importing would do, portion by portion; asked again as the workspace changes. */
export function usePreview({ reading, portions }: Asked) {
  const core = useCore()
  const count = useRef(0)
  // A name for each question: the sheet itself would be too long a key.
  const asks = useMemo(
    () => portions.map((lines) => ({ lines: [...lines], reading, number: ++count.current })),
    [portions, reading],
  )
  const answers = useQueries({
    queries: asks.map((ask) => ({
      queryKey: ['plans.preview', ask.number],
      queryFn: async (): Promise<Answer> =>
        valueIn(await core.call('plans.preview', { reading: ask.reading!, lines: ask.lines })),
      enabled: ask.reading !== undefined,
      gcTime: 0,
      placeholderData: keepPreviousData as never,
    })),
  })
  const parts = answers.flatMap(({ data }) => data ?? [])
  const error = answers.find((answer) => answer.error)?.error as Declined | null | undefined
  return {
    isPending: answers.some(({ isFetching, data }) => isFetching && data === undefined),
    isBehind: answers.some(({ isPlaceholderData }) => isPlaceholderData),
    error: error ?? null,
    releases: parts.flatMap(({ releases }) => releases),
    addsServices: [...new Set(parts.flatMap(({ addsServices }) => addsServices))],
    addsEnvironments: [...new Set(parts.flatMap(({ addsEnvironments }) => addsEnvironments))],
  }
}
export type Preview = ReturnType<typeof usePreview>
