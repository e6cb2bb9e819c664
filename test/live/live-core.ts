import { onTestFinished } from 'vitest'
import type { Clock, Exchange } from '#core/ports.ts'
import { systemClock } from '#core/system-ports.ts'
import type { AskOf } from '#shared/contract/index.ts'
import { openNetwork } from '../../electron/network/open-network.ts'
import { startCore } from '../support/core.ts'

/** A core on the real network, whose clock is the real one unless somebody sets it ahead. */
export async function startLiveCore() {
  const { network, close } = openNetwork({ byItself: false })
  onTestFinished(close)
  let aheadMs = 0
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + aheadMs }
  const asked: URL[] = []
  const exchange: Exchange = (request) => {
    asked.push(request.url)
    return network.exchange(request)
  }
  const core = await startCore({ ports: { network: { ...network, exchange }, clock } })
  return {
    ...core,
    clock,
    /** Every address that was asked, in order. */
    asked,
    setAhead(ms: number): void {
      aheadMs = ms
    },
    addSource: (said: Pick<AskOf<'sources.add'>, 'kind' | 'baseUrl' | 'settings'>) =>
      core.get('sources.add', { name: said.kind, ...said }),
  }
}
export type LiveCore = Awaited<ReturnType<typeof startLiveCore>>
