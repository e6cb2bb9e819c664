import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'

/** How many names wait in the inbox, of all sources or of one; `undefined` while it is not known. */
export function useWaiting(source?: string): number | undefined {
  const { may } = useMe()
  const { data } = useQueryOf('joins.waiting', {}, { enabled: may('sources:read') })
  return data?.items
    .filter((one) => source === undefined || one.source === source)
    .reduce((sum, { projects, places }) => sum + projects + places, 0)
}
