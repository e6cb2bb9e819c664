import { IconSunHigh } from '@tabler/icons-react'
import type { Feature } from '#renderer/workbench/feature.ts'
import { TodayPage } from './today-page.tsx'

export const todayFeature: Feature = {
  pages: [
    {
      id: 'today',
      title: 'Today',
      icon: IconSunHigh,
      place: 0,
      goKey: 't',
      says: 'What needs you now and next.',
      Page: TodayPage,
    },
  ],
}
