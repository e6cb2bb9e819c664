import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import {
  type Happening,
  type HappeningKind,
  ofDeployment,
  ofIncident,
  ofRun,
} from '../happening.ts'
import type { askOf } from './wanted.ts'

type Ask = ReturnType<typeof askOf>
type Page = {
  readonly items: readonly Happening[]
  readonly next: string | null
  readonly total: number
  readonly joined: number
}

const STRETCH = 200
/** More rows than anybody scrolls through: older ones are a step further. */
export const MOST = 5000

type Wish = { readonly show: HappeningKind; readonly ask: Ask; readonly enabled: boolean }

/** Rows of the outside, newest first, asked for stretch by stretch as somebody scrolls. */
export function useHappenings({ show, ask, enabled }: Wish, span: { readonly to: number }) {
  const core = useCore()
  const name = `${show}.list`
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery<
    Page,
    Declined,
    { readonly pages: readonly Page[] },
    readonly unknown[],
    string | null
  >({
    queryKey: [name, ask, 'stretches'],
    // Nothing flashes while another filter is answered; another kind is drawn otherwise.
    placeholderData: (before, asked) => (asked?.queryKey[0] === name ? before : undefined),
    enabled,
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      pageOf(core, {
        show,
        ask: { ...ask, limit: STRETCH, ...(pageParam && { after: pageParam }) },
      }),
    getNextPageParam: ({ next }, pages) => (pages.length * STRETCH >= MOST ? undefined : next),
  })
  const rows = data?.pages.flatMap(({ items }) => items) ?? []
  const first = data?.pages[0]
  const isNear = span.to >= rows.length - STRETCH / 4
  useEffect(() => {
    if (isNear && hasNextPage && !isFetching) void fetchNextPage()
  }, [isNear, hasNextPage, isFetching, fetchNextPage])
  return {
    rows: data && rows,
    total: first?.total,
    joined: first?.joined,
    /** More follow, which are not asked for from here. */
    isCut: data?.pages.at(-1)?.next != null && !hasNextPage,
    error: error ?? undefined,
    refetch,
  }
}

type Asked = { readonly show: HappeningKind; readonly ask: Ask }

/** A stretch of one of the lists, in the words that all of them share. */
export async function pageOf(core: CoreClient, { show, ask }: Asked): Promise<Page> {
  if (show === 'runs') {
    const page = valueIn(await core.call('runs.list', ask))
    return { ...page, items: page.items.map(ofRun) }
  }
  if (show === 'deployments') {
    const page = valueIn(await core.call('deployments.list', ask))
    return { ...page, items: page.items.map(ofDeployment) }
  }
  const page = valueIn(await core.call('incidents.list', ask))
  return { ...page, items: page.items.map(ofIncident) }
}
