import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import type { AskOf, OutputOf } from '#shared/contract/index.ts'

const PAGE = 100
const AHEAD = 30

type Paged = 'joins.inbox' | 'joins.preview' | 'joins.previewRemoval'
/** `undefined` while nothing can be asked yet. */
type Ask<N extends Paged> = Omit<AskOf<N>, 'after' | 'limit'> | undefined
type ItemOf<N extends Paged> = OutputOf<N>['items'][number]
type Wanted<N extends Paged> = { readonly ask: Ask<N>; readonly upTo: number }

/** A list of names as far down as it is looked at, page after page; of any length. */
export function useNamePages<N extends Paged>(name: N, { ask, upTo }: Wanted<N>) {
  const core = useCore()
  const query = useInfiniteQuery({
    queryKey: [name, ask, 'pages'],
    queryFn: async ({ pageParam }): Promise<OutputOf<N>> => {
      const page = { ...ask, limit: PAGE, ...(pageParam !== undefined && { after: pageParam }) }
      // What is asked is what this very list takes, which the compiler cannot follow through the spread.
      return valueIn(await core.call(name, page as AskOf<N>))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: ask !== undefined,
    placeholderData: keepPreviousData,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  const items = (data?.pages ?? []).flatMap((page): ItemOf<N>[] => page.items)
  const short = hasNextPage && items.length <= upTo + AHEAD
  useEffect(() => {
    if (short && !isFetching) void fetchNextPage()
  }, [short, isFetching, fetchNextPage])
  return {
    items,
    first: data?.pages[0],
    total: data?.pages[0]?.total,
    at: query.dataUpdatedAt,
    /** True while what stands answers an older question. */
    behind: query.isPlaceholderData,
    // What the query function throws is what the core declined with.
    error: query.error as Declined | null,
    refetch: () => void query.refetch(),
  }
}
