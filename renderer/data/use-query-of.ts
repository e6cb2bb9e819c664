import { useQuery } from '@tanstack/react-query'
import type { AskOf, NameOf, OutputOf } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'

type Wish = { readonly enabled: boolean }

/** The cached answer to one query; `keepFresh` asks again when what it reads has changed. */
export function useQueryOf<N extends NameOf<'query'>>(
  name: N,
  input: AskOf<N>,
  { enabled }: Wish = { enabled: true },
) {
  const core = useCore()
  return useQuery<OutputOf<N>, Declined>({
    queryKey: [name, input],
    queryFn: async () => valueIn(await core.call(name, input)),
    enabled,
  })
}
