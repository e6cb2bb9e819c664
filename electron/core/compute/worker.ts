import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { openForReading } from '../database/open-database.ts'
import type { Conduct } from '../rpc/router.ts'
import { type JobName, jobs } from './jobs.ts'

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly job: JobName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromWorker =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: Error }
  | {
      readonly kind: 'progress'
      readonly id: number
      readonly progress: Parameters<Conduct['report']>[0]
    }

type Job = (db: Database, input: unknown, conduct: Conduct) => Promise<unknown>

const running = new Map<number, AbortController>()
const tell = (message: FromWorker) => parentPort!.postMessage(message)

async function run(id: number, { job, input }: { job: JobName; input: unknown }): Promise<void> {
  const controller = new AbortController()
  running.set(id, controller)
  const db = openForReading((workerData as { path: string }).path)
  try {
    const output = await (jobs[job] as Job)(db, input, {
      signal: controller.signal,
      report: (progress) => tell({ kind: 'progress', id, progress }),
    })
    tell({ kind: 'done', id, output })
  } catch (error) {
    tell({ kind: 'failed', id, error: error as Error })
  } finally {
    db.close()
    running.delete(id)
  }
}

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'cancel') running.get(message.id)?.abort()
  else void run(message.id, message)
})
