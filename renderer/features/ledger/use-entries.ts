import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { type Span, STRETCH, stretchesIn } from './entry-place.ts'
import { isFiltered, type LedgerFilter } from './ledger-filter.ts'

type Entries = OutputOf<'ledger.entries'>
export type Entry = Entries['items'][number]

/** From where the table is counted: what is newer comes above, what is older never moves. */
type Anchor = { readonly key: string; readonly filter: LedgerFilter; readonly at: number }

/**
 * The facts that are on the screen, newest first, of a ledger of any length. Unfiltered, an entry's
 * place follows from its number, so that any part can be jumped to; filtered, stretch follows stretch.
 */
export function useEntries(filter: LedgerFilter, span: Span) {
  const head = useQueryOf(
    'ledger.entries',
    { ...filter, limit: STRETCH },
    { meanwhile: 'previous' },
  )
  const anchor = useAnchor(filter, head)
  const items = head.data?.items ?? []
  const newer = items.filter(({ seq }) => anchor !== undefined && seq > anchor.at)
  const isNewest = items[0] !== undefined && items[0].seq === anchor?.at
  const older = useOlder(anchor, {
    span,
    newer: newer.length,
    first: isNewest ? head.data : undefined,
  })
  return {
    /** `undefined` until the first answer. */
    anchor,
    newer: newer.length,
    count: newer.length + older.count,
    error: head.error ?? older.error,
    /** False while more may follow what is counted. */
    isWhole: older.isWhole,
    rowAt: (index: number): Entry | undefined => newer[index] ?? older.rowAt(index - newer.length),
  }
}

type Head = {
  readonly data: Entries | undefined
  readonly isPlaceholderData: boolean
}

/** Counted anew where the filter is another one, or the ledger has become quite another. */
function useAnchor(filter: LedgerFilter, { data, isPlaceholderData }: Head): Anchor | undefined {
  const [anchor, setAnchor] = useState<Anchor>()
  const key = JSON.stringify(filter)
  const newest = data?.items[0]?.seq ?? 0
  const oldest = data?.items.at(-1)?.seq ?? 0
  if (!data || isPlaceholderData) return anchor
  const stands =
    anchor?.key === key &&
    newest >= anchor.at &&
    (data.items.length < STRETCH || oldest <= anchor.at + 1)
  if (stands) return anchor
  const made = { key, filter, at: newest }
  setAnchor(made)
  return made
}

type Where = {
  readonly span: Span
  readonly newer: number
  /** What was asked for first, where the first stretch would answer the very same. */
  readonly first: Entries | undefined
}

function useOlder(anchor: Anchor | undefined, { span, newer, first }: Where) {
  const core = useCore()
  const cache = useQueryClient()
  const starts = useStarts(anchor)
  const keyOf = (stretch: number) =>
    [
      'ledger.entries',
      { ...anchor?.filter, after: starts.at(stretch) ?? 0, limit: STRETCH },
    ] as const
  const wanted = anchor ? stretchesIn({ newer, span, reachable: starts.reachable() }) : []
  const answers = useQueries({
    queries: wanted.map((stretch) => {
      const [name, input] = keyOf(stretch)
      return {
        queryKey: [name, input],
        queryFn: async (): Promise<Entries> => valueIn(await core.call(name, input)),
        ...(stretch === 0 && first && { initialData: first }),
      }
    }),
  })
  for (const [at, { data }] of answers.entries()) if (data) starts.hear(wanted[at]!, data)
  const error = answers.find((answer) => answer.error)?.error as Declined | null | undefined
  const stretchAt = (stretch: number): Entries | undefined =>
    answers[wanted.indexOf(stretch)]?.data ?? cache.getQueryData(keyOf(stretch))
  return {
    ...starts.count(),
    error: error ?? null,
    rowAt: (index: number): Entry | undefined =>
      index < 0 ? undefined : stretchAt(Math.floor(index / STRETCH))?.items[index % STRETCH],
  }
}

/** Where each stretch begins, as far as it is known. */
function useStarts(anchor: Anchor | undefined) {
  const known = useRef<{ of: Anchor | undefined; starts: number[]; total: number | undefined }>({
    of: undefined,
    starts: [],
    total: undefined,
  })
  if (known.current.of !== anchor) {
    const total = anchor && (isFiltered(anchor.filter) ? undefined : anchor.at)
    known.current = { of: anchor, starts: anchor ? [anchor.at + 1] : [], total }
  }
  const { current } = known
  const numbered = anchor !== undefined && !isFiltered(anchor.filter)
  return {
    at: (stretch: number) =>
      numbered ? Math.max(1, anchor.at + 1 - stretch * STRETCH) : current.starts[stretch],
    reachable: () => (numbered ? Math.ceil(anchor.at / STRETCH) : current.starts.length),
    hear(stretch: number, { items, next }: Entries) {
      if (numbered) return
      if (next === null) current.total = stretch * STRETCH + items.length
      else current.starts[stretch + 1] ??= next
    },
    count: () => ({
      count: current.total ?? current.starts.length * STRETCH,
      isWhole: current.total !== undefined,
    }),
  }
}
