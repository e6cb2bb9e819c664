import { Worker } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { Refusal } from '../refusal.ts'
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

const closing = () =>
  new Refusal('rpc/unavailable', 'The workspace is being closed or restored: ask again later.')

const withCode = ({ error, code }: Extract<FromWorker, { kind: 'failed' }>) =>
  typeof code === 'string' ? Object.assign(error, { code }) : error

/** Runs heavy reads on one worker with its own read-only connection, started when first needed. */
export function heavyReadsOf(path: string): HeavyReads {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let closed = false
  let calls = 0

  function failAll(error: Error): void {
    worker = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  function take(message: FromWorker): void {
    const waiter = waiting.get(message.id)
    if (message.kind === 'progress') {
      waiter?.conduct.report(message.progress)
      return
    }
    waiting.delete(message.id)
    if (waiting.size === 0) worker?.unref()
    if (message.kind === 'done') waiter?.resolve(message.output)
    else waiter?.reject(withCode(message))
  }

  function start(): Worker {
    const started = new Worker(entry(), { workerData: { path } })
    started.unref()
    /** The end of one that has been replaced is no news to those who wait for the other. */
    const ended = (error: Error) => {
      if (worker === started) failAll(error)
    }
    started.on('error', ended)
    started.on('exit', (status) => ended(new Error(`the worker for heavy reads ended (${status})`)))
    started.on('message', take)
    return started
  }

  async function run(job: JobName, input: unknown, conduct: Conduct): Promise<unknown> {
    conduct.signal.throwIfAborted()
    if (closed) throw closing()
    worker ??= start()
    const here = worker
    calls += 1
    const id = calls
    here.ref()
    const tell = (message: ToWorker) => here.postMessage(message)
    const cancel = () => tell({ kind: 'cancel', id })
    conduct.signal.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject, conduct })
        tell({ kind: 'run', id, job, input })
      })
    } finally {
      conduct.signal.removeEventListener('abort', cancel)
    }
  }

  return {
    run: run as HeavyReads['run'],
    async close() {
      closed = true
      const here = worker
      failAll(closing())
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
