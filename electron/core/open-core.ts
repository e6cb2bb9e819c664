import { basename } from 'node:path'
import type { Change, Reply } from '#shared/contract/index.ts'
import type { Request } from '#shared/contract/wire.ts'
import { type AnyConnector, connectors as knownConnectors } from './connectors/registry.ts'
import { type CoreParts, createCore, type Observer, type RunningCore } from './create-core.ts'
import { toUnusable } from './database/open-database.ts'
import { openSigner } from './ledger/signer.ts'
import { openCurrent } from './open-current.ts'
import type { Ports } from './ports.ts'
import { createChangeFeed } from './rpc/change-feed.ts'
import { type Conduct, quiet } from './rpc/router.ts'
import type { Session } from './rpc/session.ts'
import { placesIn } from './workspace/places.ts'
import { createRestoring, WHY_CLOSED } from './workspace/restoring.ts'

export type CoreOptions = {
  /** `undefined` keeps everything in memory and forgets it at the end. */
  readonly folder: string | undefined
  readonly ports: Ports
  readonly program: string
  readonly observer?: Observer | undefined
  /** What can be read of the outside world; all that is known where nothing is said. */
  readonly connectors?: readonly AnyConnector[] | undefined
}

/** The application, for any host. */
export type Core = {
  call(request: Request, session: Session, conduct?: Conduct): Promise<Reply>
  onChange(listener: (change: Change) => void): () => void
  /** Waits for a restore, signs what is not anchored yet and closes the database. */
  close(): Promise<void>
  /** The core that runs right now; another one after a restore. */
  readonly running: () => RunningCore
}

/** Opens a workspace: looks before it touches, backs up before it migrates, introduces this device. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { folder, ports, program, observer, connectors = knownConnectors } = options
  const places = folder === undefined ? undefined : placesIn(folder)
  const feed = createChangeFeed(ports)
  const signer = await openSigner(ports)
  const name = folder === undefined ? 'In memory' : basename(folder)

  const start = () => {
    const { restore } = restoring
    return startOn({ places, ports, signer, feed, program, name, restore, observer, connectors })
  }
  const restoring = createRestoring({
    ...{ places, ports, program, signer, start },
    running: () => running,
    began(core) {
      running = core
      feed.startEpoch()
    },
  })
  let running = await start()
  let closing: Promise<void> | undefined

  async function close(): Promise<void> {
    await restoring.end()
    await running.close()
  }

  return {
    async call(request, session, conduct = quiet) {
      await restoring.standing()
      const message = closing ? WHY_CLOSED : restoring.whyDown()
      if (message !== undefined) {
        return { ok: false, failure: { code: 'rpc/unavailable', message } }
      }
      return running.call(request, session, conduct)
    },
    onChange: feed.onChange,
    close() {
      closing ??= close()
      return closing
    },
    running: () => running,
  }
}

async function startOn(parts: Omit<CoreParts, 'db'>): Promise<RunningCore> {
  const { places, ports } = parts
  try {
    const db = await openCurrent(places, ports)
    try {
      return createCore({ ...parts, db })
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw toUnusable(error, places?.database)
  }
}
