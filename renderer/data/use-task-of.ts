import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AskOf, NameOf, OutputOf, Progress } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'

/** Runs one task at a time, with its progress and a way to stop it. */
export function useTaskOf<N extends NameOf<'task'>>(name: N) {
  const core = useCore()
  const [progress, setProgress] = useState<Progress>()
  const stopping = useRef<AbortController>(undefined)

  const task = useMutation<OutputOf<N>, Declined, AskOf<N>>({
    mutationFn: async (input) => {
      stopping.current = new AbortController()
      const { signal } = stopping.current
      return valueIn(await core.call(name, input, { signal, onProgress: setProgress }))
    },
    onSettled: () => setProgress(undefined),
  })
  return { ...task, progress, stop: () => stopping.current?.abort() }
}
