import { events, isEventType, type Recorded } from '#shared/events/index.ts'
import type { Stored } from './ledger.ts'

/** A stored entry as projections read it; `undefined` for a type that this program does not know. */
export function toRecorded({ entry, said }: Stored): Recorded | undefined {
  if (!isEventType(entry.type)) return undefined
  if (!said) throw new Error(`what entry ${entry.seq} said is missing`)
  const { type, subject, at, actor, assurance } = entry
  const { payload, personal } = events[type]
  return {
    type,
    subject,
    at,
    actor,
    assurance,
    payload: payload.parse(JSON.parse(said.payload)),
    personal: said.personal === null ? null : (personal?.parse(JSON.parse(said.personal)) ?? null),
  } as Recorded
}
