import { openForReading } from '../database/open-database.ts'
import { readCheckpoints } from '../ledger/checkpoint-file.ts'
import { openLedger } from '../ledger/ledger.ts'
import { openSigner } from '../ledger/signer.ts'
import type { Ports } from '../ports.ts'
import type { Conduct } from '../rpc/router.ts'
import type { Session } from '../rpc/session.ts'
import type { Places } from './places.ts'
import { type ErasedBefore, prepareRestore, type Restored } from './restore-backup.ts'
import { restorerOf } from './restorer-of.ts'
import { swapDatabases } from './swap-databases.ts'
import { legibleErasures, whatWasSigned } from './what-is-abandoned.ts'

type Rescue = {
  readonly places: Places
  readonly ports: Ports
  readonly program: string
  readonly session: Session
  readonly conduct: Conduct
}

/**
 * Restores where the database that stands cannot be opened any more. What it had come to is only
 * known from its checkpoints, and only erasures that can still be read are repeated.
 */
export async function restoreDamaged(
  { file, reason }: { readonly file: string; readonly reason: string },
  { places, ports, session, conduct, program }: Rescue,
): Promise<Restored> {
  const last = readCheckpoints(places.checkpoints).at(-1)
  const abandoned = whatWasSigned(last, () => erasuresStillIn(places.database))
  const author = restorerOf(session)
  const giveUp = async () => ({ ...abandoned, author })
  const parts = { places, ports, program, device: await openSigner(ports), giveUp }
  const { told, ...ready } = await prepareRestore({ file, reason, conduct }, parts)
  return { ...told, kept: swapDatabases(places, { clock: ports.clock, ...ready }) }
}

function erasuresStillIn(database: string): readonly ErasedBefore[] {
  try {
    const db = openForReading(database)
    try {
      return legibleErasures(openLedger(db))
    } finally {
      db.close()
    }
  } catch {
    return []
  }
}
