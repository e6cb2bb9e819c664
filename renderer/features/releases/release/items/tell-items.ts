import { tellNumber } from '#renderer/design/moment.ts'
import { inWords } from '#shared/domain/releases/life-cycle.ts'
import { type Item, ItemState } from '#shared/vocabulary/release.ts'

/** 12 items: 3 deployed, 9 pending; nothing more where all of them are pending. */
export function tellItems(items: readonly Pick<Item, 'state'>[]): string {
  const total = tellNumber(items.length, ['item', 'items'])
  const counts = ItemState.options
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
  if (counts.every(({ state }) => state === 'pending')) return `${total}.`
  const parts = counts.map(({ state, count }) => `${count} ${inWords(state)}`)
  return `${total}: ${parts.join(', ')}.`
}
