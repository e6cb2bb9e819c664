import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { useAskedAgain } from './use-asked-again.ts'

/** Every source as it stands. */
export function useSources() {
  const { may } = useMe()
  const sources = useQueryOf('sources.list', {}, { enabled: may('sources:read') })
  useAskedAgain(sources)
  return sources
}
