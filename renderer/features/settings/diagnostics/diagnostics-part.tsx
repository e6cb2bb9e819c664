import { BundlePanel } from './bundle-panel.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { RebuildPanel } from './rebuild-panel.tsx'

/** What runs here, when it was last checked, and what helps to find a fault. */
export const DiagnosticsPart = () => (
  <>
    <ChecksPanel />
    <BundlePanel />
    <RebuildPanel />
  </>
)
