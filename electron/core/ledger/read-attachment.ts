import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export function readAttachment(
  { digest }: InputOf<'ledger.attachment'>,
  { ledger }: Reading,
): OutputOf<'ledger.attachment'> {
  const row = ledger.attachment(digest)
  if (!row) return { bytes: null, size: null, erased: false }
  return {
    bytes: row.bytes?.toString('base64') ?? null,
    size: row.size,
    erased: row.bytes === null,
  }
}
