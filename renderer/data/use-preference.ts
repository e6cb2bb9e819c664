import { useMemo } from 'react'
import type { z } from 'zod'
import { useCore } from './core-context.ts'
import { useQueryOf } from './use-query-of.ts'

type Kept<S extends z.ZodType> = {
  readonly name: string
  /** What is kept under the name; anything else counts as nothing kept. */
  readonly shape: S
}

/** What the person keeps for themselves under a name, and how to keep something else. */
export function usePreference<S extends z.ZodType>({ name, shape }: Kept<S>) {
  const core = useCore()
  const { data, isPending } = useQueryOf('preferences.mine', {})
  const kept = data?.items[name]
  // One object for what is kept: whatever is made from it would be made anew with each drawing.
  const value = useMemo(() => shape.safeParse(kept).data, [shape, kept])
  return {
    value,
    isPending,
    keep: (value: z.input<S> | null) =>
      core.call('preferences.keep', { name, value: value as z.core.util.JSONType }),
  }
}
