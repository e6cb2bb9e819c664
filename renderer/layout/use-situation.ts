import { useMemo } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import type { Situation } from '#renderer/workbench/action.ts'
import { useAddress } from '#renderer/workbench/address.ts'

/** What actions look at: where the window is, who sits here. */
export function useSituation(): Situation {
  const address = useAddress()
  const core = useCore()
  const wall = useWall()
  const { may } = useMe()
  return useMemo(() => ({ address, core, wall, may }), [address, core, wall, may])
}
