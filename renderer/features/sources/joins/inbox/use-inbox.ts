import { useState } from 'react'
import { keyOfName, type Waiting } from '../join.ts'
import { useNamePages } from '../use-name-pages.ts'
import { type Dealt, withoutDealt } from './dealt-with.ts'
import { askOfFilter, type InboxFilter } from './inbox-filter.ts'
import type { InboxPart } from './inbox-page.tsx'

type Wanted = { readonly filter: InboxFilter; readonly part: InboxPart; readonly upTo: number }

/** The names that wait, without those that were dealt with a moment ago. */
export function useInbox({ filter, part, upTo }: Wanted) {
  const [dealt, setDealt] = useState<Dealt>(new Map())
  const ask = { ...askOfFilter(filter), ...(part === 'aside' && { setAside: true }) }
  const { items, total, at, error, refetch } = useNamePages('joins.inbox', { ask, upTo })
  const rows = withoutDealt(items, { dealt, at })
  const mark = (name: Waiting, until: number | undefined) =>
    setDealt((now) => {
      const next = new Map(now)
      if (until === undefined) next.delete(keyOfName(name))
      else next.set(keyOfName(name), until)
      return next
    })
  return {
    rows,
    /** `undefined` until the first answer. */
    count: total === undefined ? undefined : total - (items.length - rows.length),
    error,
    refetch,
    /** It goes at once, so that the next key meets the next name. */
    leave: (name: Waiting) => mark(name, Number.POSITIVE_INFINITY),
    /** The decision stands; from the next answer on the core says whether it waits. */
    settle: (name: Waiting) => mark(name, Date.now()),
    /** The decision was declined. */
    bringBack: (name: Waiting) => mark(name, undefined),
  }
}
export type Inbox = ReturnType<typeof useInbox>
