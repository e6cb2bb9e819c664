import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { PART_LIMIT } from '#shared/contract/ledger.contract.ts'
import type { Digest } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { digestOf } from './attachments.ts'

export function putAttachment(
  { bytes }: InputOf<'ledger.putAttachment'>,
  work: Work,
): OutputOf<'ledger.putAttachment'> {
  const part = Buffer.from(bytes, 'base64')
  if (part.length > PART_LIMIT) {
    const why = `A part holds at most ${PART_LIMIT} bytes: send a larger file as several parts.`
    throw new Refusal('ledger/part-too-large', why)
  }
  if (work.attachments.find(digestOf(part))?.bytes === null) {
    const why = 'That content was erased here and stays erased: hand in another version of it.'
    throw new Refusal('ledger/part-erased', why)
  }
  return { digest: work.attachments.put(part, work.now) as Digest, size: part.length }
}
