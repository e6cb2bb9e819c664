import { useMutation } from '@tanstack/react-query'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import type { Asked } from './asked-releases.ts'

type Wanted = { readonly filter: Asked; readonly system: string }

/** All lines of the releases that are wanted, page after page. */
export function useWrittenLines() {
  const core = useCore()
  return useMutation<readonly PlanLine[], Declined, Wanted>({
    mutationFn: async ({ filter, system }) => {
      const lines: PlanLine[] = []
      for (let after: ReleaseId | undefined; ; ) {
        const page = { ...filter, system, ...(after && { after }), limit: 200 }
        const answer = valueIn(await core.call('plans.lines', page))
        lines.push(...answer.lines)
        if (answer.next === null) return lines
        after = answer.next
      }
    },
  })
}
