import { type Held, holdWorkspace, osUser } from '#core/hold-workspace.ts'
import { serveWire } from '#core/rpc/serve-wire.ts'
import { openSession } from '#core/rpc/session.ts'
import { newId, openFileLog, systemClock } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
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

async function open({ folder, version, protection, after }: Opening): Promise<void> {
  try {
    const log = openFileLog(placesIn(folder).log)
    process.on('uncaughtExceptionMonitor', (error) => log.error({ error }, 'the core failed'))
    const ports = { clock: systemClock, secrets: remote.portWith(protection), log, newId }
    const holding = holdWorkspace({ folder, host: 'desktop', ports, program: version })
    await holding
    if (after) log.warn(after, 'the core before this one ended by itself')
    opened(holding)
    post({ kind: 'ready' })
  } catch (error) {
    post({ kind: 'failed', message: (error as Error).message })
  }
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
