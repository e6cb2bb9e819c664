import { useCallback, useRef } from 'react'
import type { Release } from '#shared/vocabulary/release.ts'

const REMEMBERED = 20

/**
 * The release as this window knows it last: an answer may be ahead of what the page shows, and
 * whoever records ten items in a row should not be told that the first one changed the version.
 */
export function useLatest(release: Release) {
  const known = useRef<readonly Release[]>([])
  const learn = useCallback((answer: Release) => {
    const others = known.current.filter(({ version }) => version !== answer.version)
    known.current = [...others, answer]
      .toSorted((one, other) => other.version - one.version)
      .slice(0, REMEMBERED)
  }, [])
  if (known.current[0] !== release) learn(release)
  const latest = useCallback(() => known.current[0]!, [])
  /** As it was when something was decided about it at that version. */
  const at = useCallback(
    (version: number) => known.current.find((one) => one.version === version) ?? latest(),
    [latest],
  )
  return { latest, at, learn }
}

export type Latest = ReturnType<typeof useLatest>
