import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

const DEFAULT_LIMIT = 100

export function listEntries(
  input: InputOf<'ledger.entries'>,
  { ledger }: Reading,
): OutputOf<'ledger.entries'> {
  const limit = input.limit ?? DEFAULT_LIMIT
  const items = ledger.entries({ ...input, limit })
  return { items, next: items.length === limit ? items.at(-1)!.seq : null }
}
