import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import type { Conduct } from '../rpc/router.ts'
import { type JobInput, type JobName, type JobOutput, jobs } from './jobs.ts'
import type { FromWorker, ToWorker } from './worker.ts'

type Waiting = {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
  readonly conduct: Conduct
}

export type HeavyReads = {
  run<N extends JobName>(job: N, input: JobInput<N>, conduct: Conduct): Promise<JobOutput<N>>
  close(): Promise<void>
}

/** The source runs as it is in development; a bundle keeps the worker beside its chunks. */
const entry = () =>
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Runs heavy reads on one worker with its own read-only connection, started when first needed. */
export function heavyReadsOf(path: string): HeavyReads {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let calls = 0

  function fail(error: Error): void {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    worker = undefined
  }

  function start(): Worker {
    const started = new Worker(entry(), { workerData: { path } })
    started.unref()
    started.on('error', fail)
    started.on('exit', (status) => fail(new Error(`the worker for heavy reads ended (${status})`)))
    started.on('message', (message: FromWorker) => {
      const waiter = waiting.get(message.id)
      if (message.kind === 'progress') return waiter?.conduct.report(message.progress)
      waiting.delete(message.id)
      if (waiting.size === 0) started.unref()
      if (message.kind === 'done') waiter?.resolve(message.output)
      else waiter?.reject(message.error)
    })
    return started
  }

  return {
    run(job, input, conduct) {
      if (conduct.signal.aborted) return Promise.reject(conduct.signal.reason)
      worker ??= start()
      const here = worker
      calls += 1
      const id = calls
      here.ref()
      const tell = (message: ToWorker) => here.postMessage(message)
      conduct.signal.addEventListener('abort', () => tell({ kind: 'cancel', id }), { once: true })
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, conduct })
        tell({ kind: 'run', id, job, input })
      })
    },
    async close() {
      const here = worker
      fail(new Error('the workspace is being closed'))
      await here?.terminate()
    },
  }
}

/** A workspace in memory has one connection: its reads take turns with everything else. */
export function heavyReadsInPlace(db: Database): HeavyReads {
  return {
    run<N extends JobName>(name: N, input: JobInput<N>, conduct: Conduct) {
      if (conduct.signal.aborted) return Promise.reject(conduct.signal.reason)
      const job = jobs[name] as Job<N>
      return job(db, input, conduct)
    },
    close: async () => {},
  }
}

type Job<N extends JobName> = (
  db: Database,
  input: JobInput<N>,
  conduct: Conduct,
) => Promise<JobOutput<N>>
