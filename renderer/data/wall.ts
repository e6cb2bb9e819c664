import { createContext, use } from 'react'
import type { CoreClient } from '#shared/contract/index.ts'
import { contract } from '#shared/contract/index.ts'

/** Whether this window hangs on a wall, where nothing is decided. */
export const WallContext = createContext(false)

export const useWall = (): boolean => use(WallContext)

/** A client that only asks: whatever would change something is declined before it leaves the window. */
export function readingOnly(core: CoreClient): CoreClient {
  return {
    ...core,
    call: (name, input, options) =>
      contract[name].kind === 'query' ? core.call(name, input, options) : Promise.resolve(declined),
  }
}

const declined = {
  ok: false,
  failure: { code: 'rpc/forbidden', message: 'This is a wall display: it only shows.' },
} as const
