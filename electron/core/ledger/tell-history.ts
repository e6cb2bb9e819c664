import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'
import { nameEntries } from './name-entries.ts'

const DEFAULT_LIMIT = 100

export function tellHistory(
  { subject, after, limit = DEFAULT_LIMIT }: InputOf<'ledger.history'>,
  reading: Reading,
): OutputOf<'ledger.history'> {
  const items = nameEntries(reading.ledger.history({ subject, after, limit }), reading)
  return { items, next: items.length === limit ? items.at(-1)!.seq : null }
}
