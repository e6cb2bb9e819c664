import { hashKey, useQueries, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AskOf, OutputOf } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'
import { keepRows } from './keep-rows.ts'

const STRETCH = 100

/** What was filtered for while typing need not be held on to for long. */
const KEPT_MS = 60_000

type Rows = OutputOf<'releases.rows'>
type Row = Rows['items'][number]
export type RowsAsk = Omit<AskOf<'releases.rows'>, 'offset' | 'limit'>
export type Span = { readonly from: number; readonly to: number }

/**
 * The rows of a long table that are on the screen, by their place: the core sorts and filters, and
 * only the stretches that are looked at are asked for. While another filter is being answered, the
 * rows of the one before stand still. Without a question nothing is asked and nothing stands.
 */
export function useStretches(ask: RowsAsk | undefined, { from, to }: Span) {
  const core = useCore()
  const cache = useQueryClient()
  const [kept] = useState(() => keepRows<Row>())
  const first = Math.floor(from / STRETCH)
  const last = Math.max(first, Math.floor(to / STRETCH))
  const length = ask ? last - first + 1 : 0
  const starts = Array.from({ length }, (_, index) => (first + index) * STRETCH)
  const answers = useQueries({
    queries: starts.map((offset) => ({
      queryKey: ['releases.rows', { ...ask, offset, limit: STRETCH }],
      queryFn: async (): Promise<Rows> =>
        valueIn(await core.call('releases.rows', { ...ask, offset, limit: STRETCH })),
      gcTime: KEPT_MS,
    })),
  })
  const error = answers.find((answer) => answer.error)?.error as Declined | null | undefined
  const answered = answers.every(({ data }) => data !== undefined)
  const shown = useRef(ask)
  if (answered) shown.current = ask
  const showing = shown.current
  const behind = hashKey([showing]) !== hashKey([ask])

  const looked = new Map<number, Rows | undefined>()
  /** From one question only: rows of two would stand among each other. */
  const stretchAt = (offset: number): Rows | undefined => {
    if (!looked.has(offset)) {
      const key = ['releases.rows', { ...showing, offset, limit: STRETCH }]
      looked.set(offset, cache.getQueryData(key))
    }
    return looked.get(offset)
  }
  const found = starts.map(stretchAt).find((stretch) => stretch !== undefined)?.total
  const counted = useRef(found)
  // Whoever jumps to where nothing is known yet still stands in a table of the same length.
  if (found !== undefined) counted.current = found
  const total = ask && counted.current
  return {
    total,
    error: error ?? undefined,
    retry: () => void cache.invalidateQueries({ queryKey: ['releases.rows'] }),
    /** True while what stands answers an older question. */
    behind,
    rowAt: (index: number): Row | undefined => {
      const row = stretchAt(Math.floor(index / STRETCH) * STRETCH)?.items[index % STRETCH]
      return row && kept(row)
    },
  }
}
