import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'

/** What can be read of the outside world; it does not change while the core runs. */
export function useKinds() {
  const { may } = useMe()
  return useQueryOf('sources.kinds', {}, { enabled: may('sources:read') })
}
