import { IconActivity } from '@tabler/icons-react'
import type { Feature } from '#renderer/workbench/feature.ts'
import { OutsidePage } from './list/outside-page.tsx'
import { HappenedToReleaseAhead, HappenedToServiceAhead } from './panel/happened-ahead.tsx'
import { HappenedToRelease, HappenedToService } from './panel/happened-panel.tsx'

export const observationsFeature: Feature = {
  pages: [
    {
      id: 'outside',
      title: 'Outside',
      icon: IconActivity,
      place: 65,
      goKey: 'u',
      says: 'What ran, was deployed and went wrong outside, as sources told it.',
      needs: 'sources:read',
      Page: OutsidePage,
    },
  ],
  panels: [
    {
      place: 'service',
      id: 'observations.ofService',
      order: 30,
      Panel: HappenedToService,
      Ahead: HappenedToServiceAhead,
    },
    {
      place: 'release',
      id: 'observations.ofRelease',
      order: 35,
      Panel: HappenedToRelease,
      Ahead: HappenedToReleaseAhead,
    },
  ],
}
