import type { z } from 'zod'
import type { Fresh } from './fresh.ts'

type Json = z.core.util.JSONType

type About = {
  readonly identity: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Whether anybody will ask if it is still the same. */
  readonly asksAgain: boolean
}

/** Collects what answers said of themselves, until it is taken to be kept with their rows. */
export function collectFresh() {
  const fresh = new Map<string, Fresh>()
  return {
    /** What it answers remembers something with it, also after it was taken. */
    add({ identity, url, headers, asksAgain }: About): (kept: Json) => void {
      const [etag, modified] = [headers['etag'] ?? null, headers['last-modified'] ?? null]
      const remember = (kept: Json | undefined) =>
        void fresh.set(url, { identity, url, etag, modified, kept })
      if (asksAgain && (etag !== null || modified !== null)) remember(undefined)
      return remember
    },
    take(): readonly Fresh[] {
      const taken = [...fresh.values()]
      fresh.clear()
      return taken
    },
  }
}
