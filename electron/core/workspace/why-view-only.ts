import type { Database } from 'better-sqlite3'
import { isEventType } from '#shared/events/index.ts'
import { openLedger } from '../ledger/ledger.ts'

/** A fact of a type that this program does not know was written by a newer one. */
export function whyViewOnly(db: Database): string | undefined {
  const unknown = openLedger(db)
    .types()
    .filter((type) => !isEventType(type))
  if (unknown.length === 0) return undefined
  return `This ledger holds facts that this program does not know (${unknown.join(', ')}): update Signalbox to change anything here.`
}
