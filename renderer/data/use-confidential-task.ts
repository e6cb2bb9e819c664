import { useRef, useState } from 'react'
import type { AskOf, NameOf, OutputOf, Progress } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { Declined } from './declined.ts'

type Stands<N extends NameOf<'task'>> = {
  readonly isPending: boolean
  readonly data: OutputOf<N> | undefined
  readonly error: Declined | null
  readonly progress: Progress | undefined
}

const notBegun = { isPending: false, data: undefined, error: null, progress: undefined }

type Hearing<N extends NameOf<'task'>> = {
  readonly onDone?: (answer: OutputOf<N>) => void
  readonly onDeclined?: (error: Declined) => void
}

/** Runs a task whose input holds a secret: unlike `useTaskOf` it keeps nothing of what it was asked. */
export function useConfidentialTask<N extends NameOf<'task'>>(name: N) {
  const core = useCore()
  const [stands, setStands] = useState<Stands<N>>(notBegun)
  const latest = useRef<AbortController>(undefined)

  async function run(input: AskOf<N>, { onDone, onDeclined }: Hearing<N> = {}): Promise<void> {
    latest.current?.abort()
    const begun = new AbortController()
    latest.current = begun
    setStands({ ...notBegun, isPending: true })
    const onProgress = (progress: Progress) => setStands((now) => ({ ...now, progress }))
    const reply = await core.call(name, input, { signal: begun.signal, onProgress })
    if (latest.current !== begun) return
    const error = reply.ok ? null : new Declined(reply.failure)
    setStands({ ...notBegun, error, data: reply.ok ? reply.value : undefined })
    if (reply.ok) onDone?.(reply.value)
    if (error) onDeclined?.(error)
  }

  return {
    ...stands,
    run,
    stop: () => latest.current?.abort(),
    /** What was answered holds no more. */
    reset: () => setStands(notBegun),
  }
}
