import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import { type Core, type CoreOptions, openCore } from './open-core.ts'
import type { Ports } from './ports.ts'
import { openSession, type Session } from './rpc/session.ts'
import { socketPathFor } from './rpc/socket-path.ts'
import { serveSocket } from './rpc/socket-server.ts'
import type { HostAsk, HostReply } from './rpc/socket-wire.ts'
import { takeLock } from './workspace/lock.ts'
import { makeFolder } from './workspace/make-folder.ts'
import { placesIn } from './workspace/places.ts'

export type HoldOptions = Pick<CoreOptions, 'program'> & {
  readonly folder: string
  readonly ports: Ports
  /** What holds it: `desktop`, `headless` or `command line`. */
  readonly host: string
  readonly onAsk?: ((ask: HostAsk) => Promise<HostReply>) | undefined
}

export type Held = {
  readonly core: Core
  readonly folder: string
  readonly socket: string
  close(): Promise<void>
}

/** Takes the lock, opens the workspace, and serves it to this account's other programs. */
export async function holdWorkspace(options: HoldOptions): Promise<Held> {
  const { folder, ports, host, program, onAsk = noLink } = options
  const places = placesIn(folder)
  makeFolder(folder)
  const lock = await takeLock(places)
  const closing: (() => Promise<void>)[] = []
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= inTurn(closing.toReversed()).finally(() => lock.release())
    return closed
  }
  try {
    const key = randomBytes(32).toString('base64url')
    const me = { pid: process.pid, host, since: ports.clock.now(), key }
    lock.announce({ ...me, socket: null })
    const core = await openCore({ folder, ports, program })
    closing.push(() => core.close())
    const path = socketPathFor(folder)
    const served = { path, key, host, onAsk, openSession: commandLineSession }
    const socket = await serveSocket(core, served)
    closing.push(() => socket.close())
    lock.announce({ ...me, socket: path })
    return { core, folder, socket: path, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** All of them, also where one fails: the first failure is told at the end. */
async function inTurn([step, ...more]: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    await step?.()
  } finally {
    if (more.length > 0) await inTurn(more)
  }
}

/** Whoever reaches the socket is this account. */
export const commandLineSession = (): Session =>
  openSession({ osUser: osUser(), origin: 'command line', local: true, assurance: 'os' })

/** The account's name, or its number where the operating system knows no name for it. */
export function osUser(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`
  }
}

const noLink = async (): Promise<HostReply> => ({
  ok: false,
  message: 'The host that holds this workspace serves no browser: use its own window.',
})
