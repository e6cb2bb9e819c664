import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Lock, takeLock, WorkspaceHeld } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'

const places = placesIn(process.argv[2]!)
const tell = (said: object) => void writeSync(1, `${JSON.stringify(said)}\n`)
let lock: Lock | undefined

async function take(): Promise<void> {
  const started = performance.now()
  const tookMs = () => performance.now() - started
  try {
    lock = await takeLock(places)
    lock.announce({ pid: process.pid, host: 'racer', since: 0, socket: null, key: '' })
    tell({ won: true, tookMs: tookMs() })
  } catch (error) {
    if (!(error instanceof WorkspaceHeld)) throw error
    tell({ won: false, tookMs: tookMs(), pid: error.pid ?? null })
  }
}

createInterface({ input: process.stdin }).on('line', (word) => {
  if (word === 'take') return void take()
  lock?.release()
  tell({ released: true })
})
tell({ ready: true })
