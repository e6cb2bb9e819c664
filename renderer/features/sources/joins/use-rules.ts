import { useQuery } from '@tanstack/react-query'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import type { JoinRuleId } from '#shared/vocabulary/ids.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import type { ListedRule } from './join.ts'

/** Every rule; there are as many as somebody wrote. */
export function useRules() {
  const core = useCore()
  return useQuery<readonly ListedRule[], Declined>({
    queryKey: ['joins.rules', {}, 'whole'],
    queryFn: async () => {
      const items: ListedRule[] = []
      for (let after: JoinRuleId | undefined; ; ) {
        const page = { limit: PAGE_LIMIT, ...(after && { after }) }
        const answer = valueIn(await core.call('joins.rules', page))
        items.push(...answer.items)
        if (answer.next === null) return items
        after = answer.next
      }
    },
  })
}
