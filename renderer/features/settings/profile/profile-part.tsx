import { PanelsAt } from '#renderer/workbench/panel.tsx'
import { PassphrasePanel } from './passphrase-panel.tsx'
import { SpeakingPanel } from './speaking-panel.tsx'

/** What is one's own, and for whom this window speaks. */
export const ProfilePart = () => (
  <>
    <PanelsAt place="settings" given={{}} />
    <SpeakingPanel />
    <PassphrasePanel />
  </>
)
