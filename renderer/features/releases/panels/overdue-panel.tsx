import { useNow } from '#renderer/design/use-now.ts'
import { awaiting } from '#renderer/workbench/release-query/state-groups.ts'
import { SomeReleasesPanel } from './some-releases-panel.tsx'

/** What should have started and has not; nothing where all is in time. */
export const OverduePanel = () => (
  <SomeReleasesPanel
    title="Overdue: should have started"
    ask={{ states: [...awaiting], startsBefore: useNow() }}
    all={{ state: awaiting.join(), until: 'now' }}
  />
)
