import type { ReleaseState } from '#shared/vocabulary/release.ts'
import { SomeReleasesPanel } from './some-releases-panel.tsx'

const running: readonly ReleaseState[] = ['inProgress']

/** What runs right now; nothing where nothing does. */
export const InProgressPanel = () => (
  <SomeReleasesPanel
    title="In progress now"
    ask={{ states: [...running] }}
    all={{ state: running.join() }}
  />
)
