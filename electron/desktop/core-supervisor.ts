import type { Elsewhere, Secrets } from '#core/ports.ts'
import { createCoreClients } from './core-clients.ts'
import type {
  FromCoreProcess,
  Opening,
  SecretAnswer,
  SecretAsk,
  ToCoreProcess,
} from './core-messages.ts'
import { createRestarts } from './restarts.ts'

/** What is needed of Electron's utility process. */
type CoreProcess = {
  on(event: 'message', listener: (message: FromCoreProcess) => void): unknown
  once(event: 'exit', listener: (exitCode: number) => void): unknown
  postMessage(message: ToCoreProcess): void
  kill(): boolean
}

type Charge = {
  readonly start: () => CoreProcess
  readonly opening: Opening
  readonly secrets: Secrets
  /** The workspace cannot be opened at all; says why in plain words. */
  readonly onFailed: (message: string) => void
  /** Another workspace is asked for. */
  readonly onElsewhere: (target: Elsewhere) => void
}

const CLOSING_MS = 5_000
const IN_VAIN = 'Its process ends before it has started; `npx signalbox doctor` looks why.'

/**
 * Keeps the core's process running. When it dies, calls under way are answered `rpc/unavailable`,
 * a new one is started, and every client hears its epoch.
 */
export function superviseCore({ start, opening, secrets, onFailed, onElsewhere }: Charge) {
  const restarts = createRestarts()
  const clients = createCoreClients((message) => post(message))
  const ear = createEar({ clients, restarts, secrets, post, fail, onElsewhere })
  let core: CoreProcess | undefined
  let closing = false

  function post(message: ToCoreProcess): boolean {
    core?.postMessage(message)
    return core !== undefined
  }
  function launch(after?: { readonly exitCode: number }): void {
    core = start()
    core.on('message', ear)
    core.once('exit', bury)
    post({ kind: 'open', opening: after ? { ...opening, after } : opening })
    clients.rejoin()
  }
  function fail(message: string): void {
    core?.kill()
    if (restarts.hasStood()) return
    closing = true
    onFailed(message)
  }
  function bury(exitCode: number): void {
    core = undefined
    clients.answerUnavailable()
    if (!closing && !restarts.plan(() => launch({ exitCode }))) onFailed(IN_VAIN)
  }
  function close(): Promise<void> {
    closing = true
    restarts.stop()
    post({ kind: 'close' })
    return core ? ended(core) : Promise.resolve()
  }
  launch()
  return { connect: clients.connect, close }
}
export type CoreSupervisor = ReturnType<typeof superviseCore>

type Listening = {
  readonly clients: ReturnType<typeof createCoreClients>
  readonly restarts: ReturnType<typeof createRestarts>
  readonly secrets: Secrets
  readonly post: (message: ToCoreProcess) => boolean
  readonly fail: (message: string) => void
  readonly onElsewhere: Charge['onElsewhere']
}

/** Hears what the core's process says, and answers where it asks. */
const createEar =
  ({ clients, restarts, secrets, post, fail, onElsewhere }: Listening) =>
  async (message: FromCoreProcess): Promise<void> => {
    if (message.kind === 'client') return clients.deliver(message.clientId, message.message)
    if (message.kind === 'ready') return restarts.stand()
    if (message.kind === 'failed') return fail(message.message)
    if (message.kind === 'openElsewhere') return onElsewhere(message.target)
    const answer = await settle(secrets, message.ask)
    post({ kind: 'secret', askId: message.askId, answer })
  }

async function settle(secrets: Secrets, ask: SecretAsk): Promise<SecretAnswer> {
  try {
    if (ask.act === 'read') return { ok: true, value: await secrets.read(ask.name) }
    if (ask.act === 'write') await secrets.write(ask.name, ask.value)
    else await secrets.forget(ask.name)
    return { ok: true, value: undefined }
  } catch (error) {
    return { ok: false, message: (error as Error).message }
  }
}

/** When the core has closed its workspace, or when it was given up after five seconds. */
const ended = (leaving: CoreProcess) =>
  new Promise<void>((resolve) => {
    const giveUp = setTimeout(() => {
      leaving.kill()
      resolve()
    }, CLOSING_MS)
    leaving.once('exit', () => {
      clearTimeout(giveUp)
      resolve()
    })
  })
