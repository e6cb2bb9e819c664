import { QueryClient } from '@tanstack/react-query'

/**
 * Nothing is asked again but by `keepFresh`, and never is the browser's word taken for whether
 * there is a network: the core is on this machine or a host away, not on the internet.
 */
export const createQueryCache = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
