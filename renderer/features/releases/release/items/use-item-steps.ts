import { useCallback, useRef, useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { inWords, itemStepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Item, ItemState, Release } from '#shared/vocabulary/release.ts'
import { undoItemStep } from '../undo.ts'
import type { Latest } from '../use-latest.ts'

/** After a step another button stands in its place: a second press of the first is not meant for it. */
const PAUSE_MS = 900

type Asking = { readonly item: Item; readonly to: ItemState }

/** Records what became of items: at once where nothing has to be explained, else after asking why. */
export function useItemSteps({ latest, at, learn }: Latest) {
  const [asking, setAsking] = useState<Asking>()
  const decide = useDecision('releases.setItemState', {
    says: (answer, { itemId, to }) =>
      `${answer.items.find(({ id }) => id === itemId)?.title ?? 'The item'} is ${inWords(to)}`,
    undo: (after, { itemId, to, expectedVersion }) => {
      const before = at(expectedVersion)
      const item = before.items.find(({ id }) => id === itemId)
      return item && undoItemStep({ before, after }, { item, to })
    },
  })
  const { mutate, reset } = decide
  const record = useCallback(
    ({ item, to }: Asking, reason?: string) => {
      const { id: releaseId, version: expectedVersion }: Release = latest()
      const words = reason === undefined ? {} : { reason }
      mutate(
        { releaseId, itemId: item.id, to, expectedVersion, ...words },
        {
          onSuccess: (answer) => {
            learn(answer)
            setAsking(undefined)
          },
        },
      )
    },
    [latest, learn, mutate],
  )
  const taken = useRef(new Map<string, number>())
  const take = useCallback(
    (item: Item, to: ItemState) => {
      if (performance.now() - (taken.current.get(item.id) ?? -PAUSE_MS) < PAUSE_MS) return
      taken.current.set(item.id, performance.now())
      reset()
      const step = itemStepsFrom(item.state).find((one) => one.to === to)
      if (step?.needsReason) setAsking({ item, to })
      else record({ item, to })
    },
    [record, reset],
  )
  return { decide, asking, take, record, leave: () => setAsking(undefined) }
}
