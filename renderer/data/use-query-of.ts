import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AskOf, NameOf, OutputOf } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'

type Wish = {
  readonly enabled?: boolean
  /** Shows the answer to what was asked before until the new one is there, so that nothing flashes. */
  readonly meanwhile?: 'previous'
}

/** The cached answer to one query; `keepFresh` asks again when what it reads has changed. */
export function useQueryOf<N extends NameOf<'query'>>(
  name: N,
  input: AskOf<N>,
  { enabled = true, meanwhile }: Wish = {},
) {
  const core = useCore()
  return useQuery<OutputOf<N>, Declined>({
    queryKey: [name, input],
    queryFn: async () => valueIn(await core.call(name, input)),
    enabled,
    // React Query types what it keeps by the function's whole shape, which is the same here.
    ...(meanwhile && { placeholderData: keepPreviousData as never }),
  })
}
