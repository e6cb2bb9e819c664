import type { Verification } from '#shared/vocabulary/ledger-entry.ts'
import type { TaskContext } from '../rpc/router.ts'
import type { CoreContext } from '../workspace/core-context.ts'

const LISTED = 100

/** The whole check: what was recorded, who vouches for it, and whether the rows say the same. */
export const createVerify =
  ({ heavyReads, ports, evidence, lastVerification }: CoreContext) =>
  async (_: object, task: TaskContext): Promise<Verification> => {
    const started = ports.clock.elapsed()
    const chain = await heavyReads.run('chain', evidence(), task)
    const rows = await heavyReads.run('rows', null, task)
    const findings = [...chain.findings, ...rows.findings]
    const firstBroken = chain.findings.find(({ seq }) => seq !== null)?.seq ?? null
    const verdict: Verification = {
      outcome: findings.length === 0 ? 'intact' : 'broken',
      entries: chain.entries,
      firstBroken,
      findings: findings.slice(0, LISTED),
      moreFindings: Math.max(0, findings.length - LISTED),
      checkpoints: chain.checkpoints,
      anchoredTo: chain.anchoredTo,
      unanchored: Math.max(0, chain.entries - chain.anchoredTo),
      erased: chain.erased,
      attachments: chain.attachments,
      rowsCompared: rows.rows,
      at: ports.clock.now(),
      tookMs: Math.round(ports.clock.elapsed() - started),
    }
    lastVerification.keep(verdict)
    return verdict
  }
