import { useRef, useState } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import type { OutputOf, Progress } from '#shared/contract/index.ts'
import type { PlanLine, PlanReading } from '#shared/vocabulary/plan.ts'
import { addedTo, nothingImported } from './import-sum.ts'

export type Imported = OutputOf<'plans.import'>

type State = {
  readonly phase: 'idle' | 'running' | 'done' | 'stopped' | 'failed'
  readonly progress: Progress | undefined
  readonly sum: Imported
  readonly because: string | undefined
}

type Order = { readonly reading: PlanReading; readonly portions: readonly (readonly PlanLine[])[] }

const idle: State = { phase: 'idle', progress: undefined, sum: nothingImported, because: undefined }

/** Imports portion after portion; what was decided before it is stopped stays decided. */
export function useImport() {
  const core = useCore()
  const [state, setState] = useState<State>(idle)
  const stopping = useRef<AbortController>(undefined)
  return {
    ...state,
    stop: () => stopping.current?.abort(),
    async run({ reading, portions }: Order) {
      stopping.current = new AbortController()
      const { signal } = stopping.current
      const total = portions.reduce((count, { length }) => count + length, 0)
      let sum = nothingImported
      let before = 0
      setState({ ...idle, phase: 'running' })
      for (const lines of portions) {
        const onProgress = ({ done, total: of, doing }: Progress) => {
          const share = of > 0 ? Math.round((lines.length * done) / of) : 0
          setState((now) => ({ ...now, progress: { done: before + share, total, doing } }))
        }
        const input = { reading, lines: [...lines] }
        const reply = await core.call('plans.import', input, { signal, onProgress })
        if (!reply.ok) {
          const phase = reply.failure.code === 'rpc/cancelled' ? 'stopped' : 'failed'
          setState({ phase, progress: undefined, sum, because: reply.failure.message })
          return
        }
        sum = addedTo(sum, reply.value)
        before += lines.length
      }
      setState({ phase: 'done', progress: undefined, sum, because: undefined })
    },
  }
}
