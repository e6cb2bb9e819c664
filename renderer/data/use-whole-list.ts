import { useQuery } from '@tanstack/react-query'
import type { AskOf, CoreClient, NameOf, OutputOf } from '#shared/contract/index.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'

type Listed = NameOf<'query'> &
  ('people.list' | 'people.teams' | 'services.list' | 'environments.list')
type ItemOf<N extends Listed> = OutputOf<N>['items'][number]
type List<N extends Listed> = { readonly name: N; readonly input: AskOf<N> }

/** How a whole list is asked for and kept; what tells names is kept for as long as the window is. */
export const wholeList = <N extends Listed>(core: CoreClient, { name, input }: List<N>) => ({
  queryKey: [name, input, 'whole'],
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<readonly ItemOf<N>[]> => {
    const items: ItemOf<N>[] = []
    for (let after: string | undefined; ; ) {
      const page = { ...input, limit: PAGE_LIMIT, ...(after && { after }) } as AskOf<N>
      const answer: OutputOf<N> = valueIn(await core.call(name, page))
      items.push(...answer.items)
      if (answer.next === null) return items
      after = answer.next
    }
  },
})

/** A list from its first page to its last; for what is counted in thousands at most. */
export function useWholeList<N extends Listed>(name: N, input: AskOf<N> = {} as AskOf<N>) {
  const core = useCore()
  return useQuery<readonly ItemOf<N>[], Declined>(wholeList(core, { name, input }))
}
