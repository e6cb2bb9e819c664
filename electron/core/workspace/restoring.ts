import type { RunningCore } from '../create-core.ts'
import type { DeviceKey } from '../database/work.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Places } from './places.ts'
import { prepareRestore, type Restored, type RestoreOrder } from './restore-backup.ts'
import { swapDatabases } from './swap-databases.ts'

type Parts = {
  readonly places: Places | undefined
  readonly ports: Ports
  readonly program: string
  readonly signer: DeviceKey
  readonly running: () => RunningCore
  readonly start: () => Promise<RunningCore>
  /** Another core runs from now on. */
  readonly began: (core: RunningCore) => void
}

export const WHY_CLOSED = 'The workspace is closed: open it again.'
const WHY_DOWN =
  'The workspace could not be opened again after a restore: close it, then open it anew. The log says why.'

/** One restore at a time: each takes the running core down and begins another in its place. */
export function createRestoring(parts: Parts) {
  const { ports, program, running } = parts
  const ending = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()
  let standing: Promise<void> | undefined
  let goOn = () => {}
  let down: string | undefined

  function standStill(): void {
    standing = new Promise((resolve) => {
      goOn = resolve
    })
  }

  async function restore(places: Places, order: RestoreOrder): Promise<Restored> {
    const signal = AbortSignal.any([order.conduct.signal, ending.signal])
    const conduct = { signal, report: order.conduct.report }
    signal.throwIfAborted()
    if (down) throw new Refusal('rpc/unavailable', down)
    const giveUp = async () => {
      standStill()
      const abandoned = await running().abandon()
      const decider = running().unitOfWork.read(order.author)
      return { ...abandoned, author: () => decider }
    }
    const { file, reason } = order
    const device = parts.signer
    try {
      const preparing = { places, ports, program, device, giveUp }
      const { told, ...ready } = await prepareRestore({ file, reason, conduct }, preparing)
      const kept = await replace(() => swapDatabases(places, { clock: ports.clock, ...ready }))
      return { ...told, kept }
    } catch (error) {
      running().resume()
      throw error
    } finally {
      goOn()
    }
  }

  async function replace(swap: () => string): Promise<string> {
    try {
      await running().close()
      return swap()
    } finally {
      if (!ending.signal.aborted) await startAgain()
    }
  }

  async function startAgain(): Promise<void> {
    try {
      parts.began(await parts.start())
    } catch (error) {
      down = WHY_DOWN
      ports.log.error({ error }, 'the workspace could not be opened again after a restore')
      throw new Refusal('rpc/unavailable', WHY_DOWN)
    }
    try {
      await running().checkpointer.sign()
    } catch (error) {
      ports.log.error({ error }, 'no checkpoint could be signed after a restore')
    }
  }

  return {
    restore(order: RestoreOrder): Promise<Restored> {
      const { places } = parts
      if (!places) throw new Error('a workspace in memory has no backups')
      const restored = queue.then(() => restore(places, order))
      queue = restored.catch(() => undefined)
      return restored
    },
    /** Calls wait here while one core takes the place of another. */
    standing: async () => standing,
    whyDown: () => down,
    /** Lets a restore that has begun come to its end, or go back; none begins any more. */
    async end(): Promise<void> {
      ending.abort(new Refusal('rpc/unavailable', WHY_CLOSED))
      await queue
    },
  }
}
