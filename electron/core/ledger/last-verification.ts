import type { Database } from 'better-sqlite3'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Topic } from '#shared/contract/operation.ts'
import { Verification } from '#shared/vocabulary/ledger-entry.ts'
import type { Reading } from '../database/reading.ts'
import type { Log } from '../ports.ts'
import { jsonOf } from './epochs.ts'

type Parts = {
  readonly reading: Reading
  readonly log: Log
  readonly viewOnly: string | undefined
  readonly announce: (topic: Topic) => void
}
type Kept = { readonly epoch: number; readonly verification: Verification }

/**
 * Remembers what the last verification found, with the epoch it is about: what a restore brings back
 * was not verified by it. Where nothing may be written, it is known until the workspace is closed.
 */
export function openLastVerification(db: Database, { reading, log, viewOnly, announce }: Parts) {
  const keep = db.prepare("INSERT OR REPLACE INTO local VALUES ('last verification', ?)")
  let latest: Kept | undefined

  return {
    keep(verification: Verification): void {
      try {
        latest = { epoch: epochIn(reading), verification }
        if (viewOnly === undefined) keep.run(JSON.stringify(latest))
      } catch (error) {
        log.warn({ error }, 'what a verification found could not be kept')
      }
      announce('ledger')
    },
    find(reading: Reading): Verification | null {
      const kept = latest ?? toKept(reading.ledger.lastVerification())
      return kept?.epoch === epochIn(reading) ? kept.verification : null
    },
  }
}
export type LastVerification = ReturnType<typeof openLastVerification>

export const createTellLastVerification =
  ({ lastVerification }: { readonly lastVerification: LastVerification }) =>
  (_: object, reading: Reading): OutputOf<'ledger.lastVerification'> => ({
    verification: lastVerification.find(reading),
  })

const epochIn = ({ workspace }: Reading) => workspace.find()?.epoch ?? 1

/** An edition of the program that said it in other words is asked to verify again. */
function toKept(text: string | undefined): Kept | undefined {
  const said = jsonOf(text ?? '') as Partial<Kept> | undefined
  const verification = Verification.safeParse(said?.verification).data
  return verification && typeof said?.epoch === 'number'
    ? { epoch: said.epoch, verification }
    : undefined
}
