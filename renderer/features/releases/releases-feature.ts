import { IconTrain } from '@tabler/icons-react'
import type { Feature } from '#renderer/workbench/feature.ts'
import { InProgressPanel } from './panels/in-progress-panel.tsx'
import { OverduePanel } from './panels/overdue-panel.tsx'
import {
  ReleasesInEnvironment,
  ReleasesOfPerson,
  ReleasesOfService,
} from './panels/releases-at.tsx'
import { WeekAheadPanel } from './panels/week-ahead-panel.tsx'
import { releasePanels } from './release/release-panels.ts'
import { releasesActions } from './releases-actions.ts'
import { ReleasesPage } from './releases-page.tsx'

export const releasesFeature: Feature = {
  pages: [
    {
      id: 'releases',
      title: 'Releases',
      icon: IconTrain,
      place: 10,
      goKey: 'r',
      says: 'Every release: find, plan, change, and take it through its life.',
      needs: 'releases:read',
      Page: ReleasesPage,
    },
  ],
  actions: releasesActions,
  panels: [
    ...releasePanels,
    { place: 'today', id: 'releases.inProgress', order: 10, Panel: InProgressPanel },
    { place: 'today', id: 'releases.overdue', order: 20, Panel: OverduePanel },
    { place: 'today', id: 'releases.weekAhead', order: 30, Panel: WeekAheadPanel },
    { place: 'service', id: 'releases.ofService', order: 20, Panel: ReleasesOfService },
    { place: 'environment', id: 'releases.inEnvironment', order: 20, Panel: ReleasesInEnvironment },
    { place: 'person', id: 'releases.ofPerson', order: 20, Panel: ReleasesOfPerson },
  ],
}
