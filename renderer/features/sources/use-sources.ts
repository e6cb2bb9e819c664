import { useEffect, useRef } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { useNow } from '#renderer/design/use-now.ts'

const LOOK_AGAIN_MS = 5 * 60_000

/** Every source as it stands. Growing old happens without any news, so it is asked again now and then. */
export function useSources() {
  const { may } = useMe()
  const sources = useQueryOf('sources.list', {}, { enabled: may('sources:read') })
  const { refetch, dataUpdatedAt, isSuccess } = sources
  const now = useNow()
  const asked = useRef(dataUpdatedAt)
  asked.current = Math.max(asked.current, dataUpdatedAt)
  useEffect(() => {
    if (!isSuccess || now - asked.current < LOOK_AGAIN_MS) return
    asked.current = now
    void refetch()
  }, [now, isSuccess, refetch])
  return sources
}

/** What can be read of the outside world; it does not change while the core runs. */
export function useKinds() {
  const { may } = useMe()
  return useQueryOf('sources.kinds', {}, { enabled: may('sources:read') })
}
