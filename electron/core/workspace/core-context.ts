import type { HeavyReads } from '../compute/heavy-reads.ts'
import type { EvidenceAt } from '../compute/jobs.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Checkpointer } from '../ledger/checkpointer.ts'
import type { LastVerification } from '../ledger/last-verification.ts'
import type { Signer } from '../ledger/signer.ts'
import type { Ports } from '../ports.ts'
import type { Places } from './places.ts'
import type { Rehearsal } from './read-rehearsal.ts'
import type { Restored, RestoreOrder } from './restore-backup.ts'

/** What the handlers of ledger and workspace work with besides rows. */
export type CoreContext = {
  readonly unitOfWork: UnitOfWork
  readonly checkpointer: Checkpointer
  readonly heavyReads: HeavyReads
  readonly lastVerification: LastVerification
  readonly signer: Signer
  readonly ports: Ports
  /** `undefined` where the workspace lives in memory only. */
  readonly places: Places | undefined
  readonly program: string
  readonly schema: number
  /** `undefined` where the workspace is in earnest. */
  readonly rehearsal: Rehearsal | undefined
  readonly evidence: () => EvidenceAt
  readonly viewOnly: () => string | undefined
  readonly replayInPlace: () => number
  /** Goes back to a backup; whoever composes the core closes it and opens it anew. */
  readonly restore: (order: RestoreOrder) => Promise<Restored>
}
