import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { openForReading } from '../database/open-database.ts'
import type { Conduct } from '../rpc/router.ts'
import { type JobName, jobs } from './jobs.ts'

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly job: JobName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  /** The code goes beside the error, which loses it on the way. */
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error; readonly code: unknown }
  | {
      readonly kind: 'progress'
      readonly id: number
      readonly progress: Parameters<Conduct['report']>[0]
    }

type Job = (db: Database, input: unknown, conduct: Conduct) => Promise<unknown>

const running = new Map<number, AbortController>()
const tell = (message: FromWorker) => parentPort!.postMessage(message)

/** A job that never pauses hears of its end only where it reports. */
function report(id: number, progress: Parameters<Conduct['report']>[0]): void {
  tell({ kind: 'progress', id, progress })
  for (;;) {
    const waiting = receiveMessageOnPort(parentPort!)
    if (!waiting) return
    const message = waiting.message as ToWorker
    if (message.kind === 'cancel') running.get(message.id)?.abort()
    else enlist(message.id, () => setImmediate(() => void run(message.id, message)))
  }
}

function enlist(id: number, begin: () => void): void {
  running.set(id, new AbortController())
  begin()
}

async function run(id: number, { job, input }: { job: JobName; input: unknown }): Promise<void> {
  const { signal } = running.get(id)!
  let db: Database | undefined
  try {
    signal.throwIfAborted()
    db = openForReading((workerData as { path: string }).path)
    const conduct: Conduct = { signal, report: (progress) => report(id, progress) }
    const output = await (jobs[job] as Job)(db, input, conduct)
    tell({ kind: 'done', id, output })
  } catch (error) {
    tell({ kind: 'failed', id, error: error as Error, code: (error as { code?: unknown }).code })
  } finally {
    db?.close()
    running.delete(id)
  }
}

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'run') enlist(message.id, () => void run(message.id, message))
  else running.get(message.id)?.abort()
})
