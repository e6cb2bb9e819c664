import { useState } from 'react'

type Part<T> = { readonly part: T; readonly version: number }

/**
 * What a decision about one part of a person rests on. Their version moves with every other part too,
 * so it is followed for as long as this one stays as it was seen.
 */
export function useSeenPart<T>({ part, version }: Part<T>) {
  const [seen, setSeen] = useState({ part, version })
  const isSame = JSON.stringify(seen.part) === JSON.stringify(part)
  return {
    version: isSame ? version : seen.version,
    isBehind: !isSame,
    follow: () => setSeen({ part, version }),
  }
}
