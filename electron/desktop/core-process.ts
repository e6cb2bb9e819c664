import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { type Held, holdWorkspace, osUser } from '#core/hold-workspace.ts'
import type { Elsewhere, Log, Ports } from '#core/ports.ts'
import { serveWire } from '#core/rpc/serve-wire.ts'
import { openSession } from '#core/rpc/session.ts'
import { newId, openFileLog, systemClock } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import { openNetwork } from '../network/open-network.ts'
import { prepareRehearsal } from '../rehearsal/prepare-rehearsal.ts'
import { chosenBy } from '../rehearsal/rehearsal-folder.ts'
import type { FromCoreProcess, Opening, ToCoreProcess } from './core-messages.ts'
import { createRemoteSecrets } from './remote-secrets.ts'

const { parentPort } = process
const post = (message: FromCoreProcess): void => parentPort.postMessage(message)
const remote = createRemoteSecrets(post)
const clients = new Map<string, ReturnType<typeof serveWire>>()

let opened = (_held: Promise<Held>): void => {}
const held = new Promise<Held>((resolve) => {
  opened = resolve
})

parentPort.on('message', ({ data }: { data: ToCoreProcess }) => void take(data))

/** Whatever concerns the workspace waits until it is open; a promise keeps the order. */
async function take(message: ToCoreProcess): Promise<void> {
  if (message.kind === 'open') return open(message.opening)
  if (message.kind === 'secret') return remote.take(message.askId, message.answer)
  const { core, close } = await held
  if (message.kind === 'join') return void clients.set(message.clientId, serve(core, message))
  if (message.kind === 'client') return clients.get(message.clientId)?.receive(message.message)
  if (message.kind === 'leave') return leave(message.clientId)
  for (const clientId of clients.keys()) leave(clientId)
  await close()
  process.exit(0)
}

async function open(opening: Opening): Promise<void> {
  const { folder, version, protection, after, offline } = opening
  try {
    const log = openFileLog(placesIn(folder).log)
    process.on('uncaughtExceptionMonitor', (error) => log.error({ error }, 'the core failed'))
    await rehearse(opening, log)
    const secrets = remote.portWith(protection)
    const reading = offline ? {} : await openReading(opening, { secrets, log })
    const ports = { clock: systemClock, secrets, log, newId, openElsewhere, ...reading }
    const holding = holdWorkspace({ folder, host: 'desktop', ports, program: version })
    await holding
    if (after) log.warn(after, 'the core before this one ended by itself')
    opened(holding)
    post({ kind: 'ready' })
  } catch (error) {
    post({ kind: 'failed', message: (error as Error).message })
  }
}

/** Builds the rehearsal where it is asked for and not there yet; how far it is stands in the log. */
async function rehearse({ folder, version, rehearsal: size }: Opening, log: Log): Promise<void> {
  if (!size) return
  const say = (words: string) => log.info({}, words)
  const told = { report: () => {}, say, log, now: Date.now }
  const whose = { folder, size, chosenBy: chosenBy(folder, size) }
  await prepareRehearsal({ ...whose, program: version, osUser: osUser(), ...told })
}

/** The network; that of a rehearsal is a world of its own. */
async function openReading({ folder }: Opening, lent: Pick<Ports, 'secrets' | 'log'>) {
  const { network } = openNetwork({ byItself: true })
  if (!existsSync(placesIn(folder).rehearsal)) return { network }
  const { lendUpstream } = await import('../rehearsal/upstream/lend-upstream.ts')
  const around = await lendUpstream({ ...lent, folder, network, clock: systemClock })
  return { network: around.network, secrets: around.secrets }
}

/** Answered before the program starts anew, so that nobody waits for it. */
async function openElsewhere(target: Elsewhere): Promise<{ url: null }> {
  if (target.what === 'folder' && !isAbsolute(target.folder)) {
    throw new Error(`${target.folder} is no whole path: name the folder from the root on.`)
  }
  post({ kind: 'openElsewhere', target })
  return { url: null }
}

function serve(core: Held['core'], { clientId }: { readonly clientId: string }) {
  const arrival = { osUser: osUser(), origin: 'desktop', local: true, assurance: 'os' } as const
  const session = openSession(arrival)
  return serveWire(core, {
    session,
    send: (message) => post({ kind: 'client', clientId, message }),
  })
}

function leave(clientId: string): void {
  clients.get(clientId)?.close()
  clients.delete(clientId)
}
