import { useMe } from '#renderer/data/use-me.ts'
import { Inspector } from '#renderer/design/inspector.tsx'
import type { LedgerTasks } from '../use-ledger-tasks.ts'
import { AnchoringPanel } from './anchoring-panel.tsx'
import { ExportPanel } from './export-panel.tsx'
import { VerificationPanel } from './verification-panel.tsx'

type Props = { readonly tasks: LedgerTasks; readonly onClose: () => void }

/** The proof that nothing recorded was changed, and how to hand it on. */
export function ProofInspector({ tasks, onClose }: Props) {
  const { status } = useMe()
  return (
    <Inspector title="Proof" onClose={onClose}>
      <VerificationPanel verify={tasks.verify} />
      {status && <AnchoringPanel status={status} checkpoint={tasks.checkpoint} />}
      {status && <ExportPanel status={status} exporting={tasks.export} />}
    </Inspector>
  )
}
