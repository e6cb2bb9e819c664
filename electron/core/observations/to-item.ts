import type { ObservationKind } from '../connectors/observation.ts'
import type { Placed } from './after.ts'
import { toldOf } from './observation-tables.ts'

/** Turns a row into what the vocabulary calls it: its moment is for ordering, JSON is read. */
export function openToItem<Item extends object>(of: ObservationKind) {
  const json = toldOf(of).flatMap(({ name, holds }) => (holds.startsWith('json') ? [name] : []))
  return (row: Item & Placed): Item => {
    const { moment, ...rest } = row
    const item: Record<string, unknown> = rest
    for (const name of json) {
      const text = item[name]
      if (typeof text === 'string') item[name] = JSON.parse(text)
    }
    // The statement names every column as the vocabulary does.
    return item as Item
  }
}
