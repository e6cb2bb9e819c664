import { useMemo, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { type Span, useStretches } from '#renderer/data/use-stretches.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { askOf } from '#renderer/workbench/release-query/ask-of-wanted.ts'
import { type Query, readWanted, writeWanted } from '#renderer/workbench/release-query/wanted.ts'

const atTop: Span = { from: 0, to: 0 }

/** The rows that an address asks for; none are asked for while it is not settled. */
export function useReleaseList(query: Query, settled: boolean) {
  const { status, zone } = useMe()
  const now = useNow()
  const [span, setSpan] = useState(atTop)
  const wanted = useMemo(() => readWanted(query), [query])
  const me = status?.me?.person
  const ask = useMemo(() => askOf(wanted, { me, now, zone }), [wanted, me, now, zone])
  const known = settled && status !== undefined
  const rows = useStretches(known ? ask : undefined, span)
  return {
    ...rows,
    wanted,
    /** The question without the clock, so that its hands do not count as another one. */
    about: useMemo(() => JSON.stringify(writeWanted(wanted)), [wanted]),
    /** Its own releases are asked for, and nobody is known whose they could be. */
    nobody: known && ask === undefined,
    onSpan: setSpan,
  }
}
