import { useQueries } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import { keepRows } from '#renderer/data/keep-rows.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import type { PlannedSlot, SlotFilter } from '#shared/vocabulary/planned-slot.ts'

const PAGE = 1000
/** More than these in one stretch of time cannot be told apart on a screen. */
const MOST_PAGES = 4
const KEPT_MS = 5 * 60_000

type Range = { readonly from: number; readonly until: number }
type Asked = Range & {
  readonly filter: SlotFilter
  /** Stretches of this length are asked for and kept each by itself. */
  readonly stretchMs: number
}
type Stretch = { readonly slots: readonly PlannedSlot[]; readonly total: number }

/** What is planned in the stretches of time that touch a range, each slot once and in the order they begin. */
export function useSlots({ from, until, filter, stretchMs }: Asked) {
  const core = useCore()
  const [kept] = useState(() => keepRows<PlannedSlot & { readonly id: string }>())
  const first = Math.floor(from / stretchMs)
  const last = Math.ceil(until / stretchMs)
  const answers = useQueries({
    queries: Array.from({ length: last - first }, (_, index) => {
      const range = { from: (first + index) * stretchMs, until: (first + index + 1) * stretchMs }
      return {
        queryKey: ['calendar.slots', { ...filter, ...range }, 'whole'],
        queryFn: () => wholeStretch(core, { ...filter, ...range }),
        gcTime: KEPT_MS,
      }
    }),
  })
  const stretches = answers.flatMap(({ data }) => data ?? [])
  const slots = useSame(stretches, () => {
    const byId = new Map<string, PlannedSlot>()
    for (const { slots: some } of stretches)
      for (const slot of some) byId.set(slot.activity, kept({ ...slot, id: slot.activity }))
    return [...byId.values()]
  })
  return {
    slots,
    /** True where more is planned than was asked for. */
    isCut: stretches.some(({ slots: some, total }) => some.length < total),
    isPending: answers.some(({ isPending }) => isPending),
    // Every one of them fails with what the core declined.
    error: (answers.find((answer) => answer.error)?.error ?? null) as Declined | null,
    retry: () => {
      for (const answer of answers) if (answer.error) void answer.refetch()
    },
  }
}

/** Made anew only where the parts are others; React's own hook wants as many of them each time. */
function useSame<T>(parts: readonly unknown[], make: () => T): T {
  const before = useRef<{ readonly parts: readonly unknown[]; readonly made: T }>(undefined)
  const known = before.current
  const same =
    known?.parts.length === parts.length && parts.every((part, at) => part === known.parts[at])
  if (known && same) return known.made
  const made = make()
  before.current = { parts, made }
  return made
}

async function wholeStretch(core: CoreClient, ask: SlotFilter & Range): Promise<Stretch> {
  const slots: PlannedSlot[] = []
  for (let after: string | undefined, pages = 1; ; pages += 1) {
    const answer = valueIn(
      await core.call('calendar.slots', { ...ask, limit: PAGE, ...(after && { after }) }),
    )
    slots.push(...answer.items)
    if (answer.next === null || pages === MOST_PAGES) return { slots, total: answer.total }
    after = answer.next
  }
}
