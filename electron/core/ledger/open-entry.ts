import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const openEntry = (
  { seq }: InputOf<'ledger.entry'>,
  { ledger }: Reading,
): OutputOf<'ledger.entry'> => ({ entry: ledger.open(seq) ?? null })
