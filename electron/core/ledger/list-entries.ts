import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'
import { nameEntries } from './name-entries.ts'

const DEFAULT_LIMIT = 100

export function listEntries(
  input: InputOf<'ledger.entries'>,
  reading: Reading,
): OutputOf<'ledger.entries'> {
  const limit = input.limit ?? DEFAULT_LIMIT
  const items = nameEntries(reading.ledger.entries({ ...input, limit }), reading)
  return { items, next: items.length === limit ? items.at(-1)!.seq : null }
}
