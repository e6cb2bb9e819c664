import type { Secrets } from '#core/ports.ts'
import { backoffMs } from './backoff.ts'
import { createCoreClients } from './core-clients.ts'
import type {
  FromCoreProcess,
  Opening,
  SecretAnswer,
  SecretAsk,
  ToCoreProcess,
} from './core-messages.ts'

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
}

/** A core that stood so long is not failing again and again. */
const STEADY_MS = 60_000
const CLOSING_MS = 5_000
const VAIN_STARTS = 4

/**
 * Keeps the core's process running. When it dies, calls under way are answered `rpc/unavailable`,
 * a new one is started, and every client hears its epoch.
 */
export function superviseCore({ start, opening, secrets, onFailed }: Charge) {
  let core: CoreProcess | undefined
  let everOpened = false
  let closing = false
  let failures = 0
  let restart: NodeJS.Timeout | undefined
  let steady: NodeJS.Timeout | undefined

  const clients = createCoreClients((message) => post(message))

  function post(message: ToCoreProcess): boolean {
    core?.postMessage(message)
    return core !== undefined
  }

  function launch(after?: { readonly exitCode: number }): void {
    core = start()
    core.on('message', hear)
    core.once('exit', bury)
    post({ kind: 'open', opening: after ? { ...opening, after } : opening })
    clients.rejoin()
  }

  async function hear(message: FromCoreProcess): Promise<void> {
    if (message.kind === 'client') return clients.deliver(message.clientId, message.message)
    if (message.kind === 'ready') return stand()
    if (message.kind === 'failed') return fail(message.message)
    const answer = await settle(secrets, message.ask)
    post({ kind: 'secret', askId: message.askId, answer })
  }

  function stand(): void {
    everOpened = true
    steady = setTimeout(() => {
      failures = 0
    }, STEADY_MS)
  }

  function fail(message: string): void {
    closing ||= !everOpened
    core?.kill()
    if (!everOpened) onFailed(message)
  }

  function bury(exitCode: number): void {
    core = undefined
    clearTimeout(steady)
    clients.answerUnavailable()
    if (closing) return
    failures += 1
    if (everOpened || failures < VAIN_STARTS) {
      restart = setTimeout(() => launch({ exitCode }), backoffMs(failures))
    } else {
      onFailed('Its process ends before it has started; `npx signalbox doctor` looks why.')
    }
  }

  /** Ends when the core has closed its workspace, or when it was given up after five seconds. */
  function close(): Promise<void> {
    closing = true
    clearTimeout(restart)
    const leaving = core
    if (!leaving) return Promise.resolve()
    post({ kind: 'close' })
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => {
        leaving.kill()
        resolve()
      }, CLOSING_MS)
      leaving.once('exit', () => {
        clearTimeout(giveUp)
        resolve()
      })
    })
  }

  launch()
  return { connect: clients.connect, close }
}
export type CoreSupervisor = ReturnType<typeof superviseCore>

async function settle(secrets: Secrets, ask: SecretAsk): Promise<SecretAnswer> {
  try {
    if (ask.act === 'read') return { ok: true, value: await secrets.read(ask.name) }
    await secrets.write(ask.name, ask.value)
    return { ok: true, value: undefined }
  } catch (error) {
    return { ok: false, message: (error as Error).message }
  }
}
