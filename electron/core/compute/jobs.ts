import type { Database } from 'better-sqlite3'
import { readCheckpointsLater } from '../ledger/checkpoint-file.ts'
import { compareRows, type RowsVerdict } from '../ledger/compare-rows.ts'
import { type Exported, exportLedger } from '../ledger/export-ledger.ts'
import { createPatience } from '../ledger/patience.ts'
import { type ChainVerdict, type Evidence, verifyLedger } from '../ledger/verify-ledger.ts'
import { projections } from '../projections.ts'
import type { Conduct } from '../rpc/router.ts'
import { copyVerified } from '../workspace/copy-verified.ts'
import { type Inspected, inspectWhole } from '../workspace/diagnosis/inspect-database.ts'

/** Where checkpoints are: in files, or in memory where the workspace is. */
export type EvidenceAt = {
  readonly beside: string | Evidence['beside']
  readonly second: string | undefined
}

/** Reads that would hold the core's thread; each gets a connection of its own where there is a file. */
export const jobs = {
  chain: async (db: Database, at: EvidenceAt, conduct: Conduct): Promise<ChainVerdict> =>
    verifyLedger(db, { evidence: await gatherEvidence(at), conduct }),

  rows: async (db: Database, _: null, conduct: Conduct): Promise<RowsVerdict> =>
    compareRows(db, { projections, conduct }),

  inspect: async (db: Database, _: null, conduct: Conduct): Promise<Inspected> => {
    conduct.signal.throwIfAborted()
    return inspectWhole(db)
  },

  backup: (db: Database, to: { readonly file: string; readonly head: number }, conduct: Conduct) =>
    copyVerified(db, { ...to, conduct }),

  export: async (
    db: Database,
    to: { readonly folder: string; readonly evidence: EvidenceAt; readonly at: number },
    conduct: Conduct,
  ): Promise<Exported> => {
    const { beside } = await gatherEvidence(to.evidence)
    return exportLedger(db, { folder: to.folder, at: to.at, checkpoints: beside, conduct })
  },
}

export type JobName = keyof typeof jobs
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[1]
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>

async function gatherEvidence({ beside, second }: EvidenceAt): Promise<Evidence> {
  return {
    beside: typeof beside === 'string' ? await readCheckpointsLater(beside) : beside,
    second: second === undefined ? undefined : await readIfReachable(second),
  }
}

/** Real time: what is waited for is a disk, and a worker has no ports. */
const reach = createPatience((ms, run) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
})

/** A second folder out of reach is no evidence; that it is out of reach shows in the status. */
async function readIfReachable(path: string) {
  try {
    return await reach(() => readCheckpointsLater(path))
  } catch {
    return undefined
  }
}
