import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const SCRIPT = join(import.meta.dirname, 'keeper.mjs')

export type Run = { readonly command: string; readonly args: readonly string[] }
/** How a server ended, and what it printed last. */
export type Ended = { readonly how: string; readonly said: string }
type Told = {
  readonly folder?: string
  readonly pid?: number
  readonly ended?: string
  readonly said?: string
}

/**
 * A temporary folder and whatever runs in it, kept by a process of its own: both are gone once they are
 * closed here, and also when this process is killed.
 */
export async function openKeeper() {
  const keeper = spawn(process.execPath, [SCRIPT], {
    // A group of its own: who interrupts the tests in a terminal ends its input, and does not reach it.
    ...{ detached: true, windowsHide: true },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(keeper, 'close')
  keeper.stdin.on('error', () => {})
  const lines = createInterface({ input: keeper.stdout })[Symbol.asyncIterator]()
  const hear = async (): Promise<Told> => {
    const { value, done } = await lines.next()
    return done ? { ended: 'with what kept it' } : JSON.parse(value)
  }
  const { folder } = await hear()
  if (folder === undefined) throw new Error('No folder could be made to keep a server in.')

  return {
    folder,
    /** Starts a server, or a tool, in the folder; `ended` comes to how it did, once it did. */
    async run(wanted: Run) {
      keeper.stdin.write(`${JSON.stringify(wanted)}\n`)
      const { pid, said } = await hear()
      if (pid === undefined) throw new Error(`${wanted.command} could not be started: ${said}`)
      return { pid, ended: hear().then(toEnded) }
    },
    async close(): Promise<void> {
      keeper.stdin.end()
      await gone
    },
  }
}
export type Keeper = Awaited<ReturnType<typeof openKeeper>>

const toEnded = ({ ended = 'for no known reason', said = '' }: Told): Ended => ({
  how: ended,
  said,
})
