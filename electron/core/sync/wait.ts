import type { Clock } from '../ports.ts'

/** Settles as the promise does, or fails as soon as the signal says so. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

type Conduct = { readonly clock: Clock; readonly signal: AbortSignal }

/** Lets time pass; a wall clock that is set meanwhile changes nothing. */
export async function wait(ms: number, { clock, signal }: Conduct): Promise<void> {
  const passed = Promise.withResolvers<void>()
  const cancel = clock.after(ms, passed.resolve)
  await orAborted(passed.promise, signal).finally(cancel)
}

/** Fails with `late` unless it ends in time; what runs is told by the signal it is given. */
export async function within<T>(
  ms: number,
  {
    clock,
    signal,
    late,
    run,
  }: Conduct & {
    readonly late: () => Error
    readonly run: (signal: AbortSignal) => Promise<T>
  },
): Promise<T> {
  const deadline = new AbortController()
  const cancel = clock.after(ms, () => deadline.abort(late()))
  const either = AbortSignal.any([signal, deadline.signal])
  either.throwIfAborted()
  return await orAborted(run(either), either).finally(cancel)
}
