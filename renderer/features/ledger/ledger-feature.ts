import { IconAnchor, IconBook2, IconFileExport, IconShieldCheck } from '@tabler/icons-react'
import type { Situation } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { checkpointSource } from './checkpoint-source.ts'
import { historyPanels } from './history/history-panels.tsx'
import { LedgerPage } from './ledger-page.tsx'

const toProof = () => goTo(hrefTo(['ledger'], { show: 'proof' }))
const mayOperate = ({ may }: Situation) => may('workspace:operate')

export const ledgerFeature: Feature = {
  pages: [
    {
      id: 'ledger',
      title: 'Ledger',
      icon: IconBook2,
      place: 80,
      goKey: 'l',
      says: 'Every decision ever made here, and the proof that none was changed.',
      needs: 'ledger:read',
      Page: LedgerPage,
    },
  ],
  actions: [
    {
      id: 'ledger.verify',
      label: 'Verify the ledger',
      menu: 'Workspace',
      icon: IconShieldCheck,
      keywords: ['check', 'proof', 'integrity', 'tampering', 'audit'],
      appliesTo: ({ may, wall }) => may('ledger:read') && !wall,
      perform: toProof,
    },
    {
      id: 'ledger.export',
      label: 'Export the ledger for auditors',
      menu: 'Workspace',
      icon: IconFileExport,
      keywords: ['audit', 'hand out', 'download'],
      appliesTo: mayOperate,
      perform: toProof,
    },
    {
      id: 'ledger.checkpoint',
      label: 'Sign a checkpoint now',
      menu: 'Workspace',
      icon: IconAnchor,
      keywords: ['anchor', 'vouch'],
      appliesTo: mayOperate,
      perform: toProof,
    },
  ],
  panels: historyPanels,
  sources: [checkpointSource],
}
