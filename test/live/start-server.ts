import { setTimeout } from 'node:timers/promises'
import { freePort, LOOPBACK } from './free-port.ts'
import { type Keeper, openKeeper, type Run } from './open-keeper.ts'

const TRIES = 5
const READY_MS = 60_000
const ASK_EVERY_MS = 20

type Place = { readonly folder: string; readonly port: number }
type Asked = { readonly folder: string; readonly baseUrl: string }
type Wanted = {
  /** Puts what the server needs into its folder; a tool that it runs there is stopped like the server. */
  readonly prepare: (folder: string, run: Keeper['run']) => Promise<void> | void
  readonly run: (place: Place) => Run
  /** Whether it answers, and is this very server: on its port somebody else may have begun to listen. */
  readonly isReady: (asked: Asked) => Promise<boolean>
}

/**
 * Starts a server on a free port of this machine in a temporary folder, and waits until it answers.
 * Whoever starts it stops it; where they cannot any more, its keeper does.
 */
export async function startServer(wanted: Wanted) {
  const keeper = await openKeeper()
  try {
    await wanted.prepare(keeper.folder, keeper.run)
    for (let tried = 1; ; tried += 1) {
      const { answers, isOver, ended, ...started } = await tryPort(wanted, keeper)
      if (answers) return { ...started, stop: keeper.close }
      // One that ended frees its keeper for another try; one that merely is silent is stopped.
      if (!isOver) await keeper.close()
      const { how, said } = await ended
      if (tried === TRIES || !isTaken(said)) {
        throw new Error(`The server did not answer, and ended ${how}. It said:\n${said}`)
      }
    }
  } catch (error) {
    await keeper.close()
    throw error
  }
}
export type Server = Awaited<ReturnType<typeof startServer>>

const isTaken = (said: string) => /address already in use|EADDRINUSE/i.test(said)

async function tryPort({ run, isReady }: Wanted, { folder, run: start }: Keeper) {
  const port = await freePort()
  const { pid, ended } = await start(run({ folder, port }))
  const baseUrl = `http://${LOOPBACK}:${port}`
  let [answers, isOver, isLate] = [false, false, false]
  const over = ended.then(() => {
    isOver = true
    return false
  })
  const late = setTimeout(READY_MS, false, { ref: false }).then((answer) => {
    isLate = true
    return answer
  })
  while (!answers && !isOver && !isLate) {
    answers = await Promise.race([isReady({ folder, baseUrl }).catch(() => false), over, late])
    if (!answers) await setTimeout(ASK_EVERY_MS)
  }
  return { pid, baseUrl, answers, isOver, ended }
}
