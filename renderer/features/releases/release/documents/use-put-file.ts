import { useRef, useState } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import type { Digest } from '#shared/vocabulary/ids.ts'
import { putFile } from './put-file.ts'

/** Hands one file in at a time, tells how far it is, and can be stopped. */
export function usePutFile() {
  const core = useCore()
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<Error>()
  const stopping = useRef<AbortController>(undefined)
  return {
    /** From nought to one; `undefined` while nothing is under way. */
    share,
    error,
    stop: () => stopping.current?.abort(),
    /** The parts under which it is kept; `undefined` where it was stopped or went wrong. */
    async start(file: File): Promise<readonly Digest[] | undefined> {
      const stop = new AbortController()
      stopping.current = stop
      setShare(0)
      setError(undefined)
      try {
        const { signal } = stop
        const parts = await putFile({ core, file, signal, onProgress: setShare })
        return signal.aborted ? undefined : parts
      } catch (trouble) {
        if (!stop.signal.aborted) setError(asError(trouble))
        return undefined
      } finally {
        setShare(undefined)
      }
    },
  }
}

const asError = (trouble: unknown) =>
  trouble instanceof Error ? trouble : new Error('The file could not be read.')
