import { useEffect, useRef } from 'react'
import { useNow } from '#renderer/design/use-now.ts'

const LOOK_AGAIN_MS = 5 * 60_000

type Query = {
  readonly refetch: () => Promise<unknown>
  readonly dataUpdatedAt: number
  readonly isSuccess: boolean
}

/** Asks now and then again: growing old happens without any news. */
export function useAskedAgain({ refetch, dataUpdatedAt, isSuccess }: Query): void {
  const now = useNow()
  const asked = useRef(dataUpdatedAt)
  asked.current = Math.max(asked.current, dataUpdatedAt)
  useEffect(() => {
    if (!isSuccess || now - asked.current < LOOK_AGAIN_MS) return
    asked.current = now
    void refetch()
  }, [now, isSuccess, refetch])
}
