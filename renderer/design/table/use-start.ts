import { useEffect, useRef } from 'react'

/** Begins anew where another thing is asked for; the first time it stands at its beginning anyway. */
export function useStart(about: string | undefined, begin: () => void): void {
  const latest = useRef(begin)
  latest.current = begin
  const before = useRef(about)
  useEffect(() => {
    if (before.current === about) return
    before.current = about
    latest.current()
  }, [about])
}
