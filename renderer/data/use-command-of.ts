import { useMutation } from '@tanstack/react-query'
import type { AskOf, NameOf, OutputOf } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'

/** Sends one command; the change notice, not the answer, brings the screen up to date. */
export function useCommandOf<N extends NameOf<'command'>>(name: N) {
  const core = useCore()
  return useMutation<OutputOf<N>, Declined, AskOf<N>>({
    mutationFn: async (input) => valueIn(await core.call(name, input)),
  })
}
