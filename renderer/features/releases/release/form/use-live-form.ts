import { useMemo, useState } from 'react'
import type { Faults } from './faults.ts'

type Given<V> = {
  readonly initial: V
  readonly faultsOf: (values: V) => Faults
}

export type LiveForm<V> = {
  readonly values: V
  /** The path says which field was typed in, where it is not the field itself. */
  readonly change: (changes: Partial<V>, path?: string) => void
  /** `undefined` while nobody has touched the field: nothing shouts beforehand. */
  readonly faultAt: (path: string) => string | undefined
  readonly faults: Faults
  /** Shows every fault, and says whether there is none. */
  readonly attempt: () => boolean
  readonly restart: (values: V) => void
}

/** A form whose faults are all judged anew as one types, so that fields may depend on each other. */
export function useLiveForm<V extends object>({ initial, faultsOf }: Given<V>): LiveForm<V> {
  const [values, setValues] = useState(initial)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const faults = useMemo(() => faultsOf(values), [faultsOf, values])
  return {
    values,
    faults,
    change(changes, path) {
      const paths = path === undefined ? Object.keys(changes) : [path]
      setValues((now) => ({ ...now, ...changes }))
      setTouched((now) => (paths.every((one) => now.has(one)) ? now : new Set([...now, ...paths])))
    },
    faultAt: (path) => (tried || touched.has(path) ? faults[path] : undefined),
    attempt() {
      setTried(true)
      return Object.keys(faults).length === 0
    },
    restart(next) {
      setValues(next)
      setTouched(new Set())
      setTried(false)
    },
  }
}
