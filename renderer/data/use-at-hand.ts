import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CoreClient } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { valueIn } from './declined.ts'
import { wholeList } from './use-whole-list.ts'

const LOOK_MS = 25

/**
 * Has at hand what nearly every page asks for, so that opening one waits for its own answers only.
 * Asked for one after the other, and only while nobody waits for anything else.
 */
export function useAtHand(): void {
  const core = useCore()
  const cache = useQueryClient()
  useEffect(() => {
    const left = new AbortController()
    void fetchInQuiet({ core, cache, left: left.signal })
    return () => left.abort()
  }, [core, cache])
}

type Fetching = {
  readonly core: CoreClient
  readonly cache: QueryClient
  readonly left: AbortSignal
}

/** What is refused or fails is asked for again by the page that needs it, which tells why. */
async function fetchInQuiet({ core, cache, left }: Fetching): Promise<void> {
  const ahead = [
    () => cache.prefetchQuery(small(core, 'preferences.mine')),
    () => cache.prefetchQuery(wholeList(core, { name: 'people.teams', input: {} })),
    () => cache.prefetchQuery(wholeList(core, { name: 'environments.list', input: {} })),
    () => cache.prefetchQuery(wholeList(core, { name: 'people.list', input: {} })),
    () => cache.prefetchQuery(wholeList(core, { name: 'services.list', input: {} })),
    () => cache.prefetchQuery(small(core, 'releases.policies')),
  ]
  for (const fetch of ahead) {
    await untilQuiet(cache)
    if (left.aborted) return
    await fetch()
  }
}

const small = (core: CoreClient, name: 'preferences.mine' | 'releases.policies') => ({
  queryKey: [name, {}],
  queryFn: async () => valueIn(await core.call(name, {})),
})

async function untilQuiet(cache: QueryClient): Promise<void> {
  do {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  } while (cache.isFetching() > 0)
}
