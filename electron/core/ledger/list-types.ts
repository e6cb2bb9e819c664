import type { OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const listTypes = (_: object, { ledger }: Reading): OutputOf<'ledger.types'> => ({
  items: ledger.types().toSorted(),
})
