import { z } from 'zod'
import { FactId, WorkspaceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const head = z.object({ seq: z.number(), hash: z.string() })

/** What happens to the ledger itself. */
export const ledgerEvents = {
  /** Said about the subject whose facts lost their personal part; `digests` lost their bytes. */
  'ledger.erased': fact(
    z.string(),
    z.object({ facts: z.array(FactId), digests: z.array(z.string()) }),
    z.object({ reason: z.string() }),
  ),
  /** A new epoch: the ledger goes on from an earlier head, and `abandoned` names the one left. */
  'ledger.restored': fact(
    WorkspaceId,
    z.object({
      epoch: z.number(),
      restored: head,
      abandoned: head.nullable(),
      backupDigest: z.string(),
    }),
    z.object({ reason: z.string() }),
  ),
} as const
