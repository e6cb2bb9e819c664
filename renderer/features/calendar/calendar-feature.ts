import { IconCalendar } from '@tabler/icons-react'
import type { Feature } from '#renderer/workbench/feature.ts'
import { CalendarPage } from './calendar-page.tsx'

export const calendarFeature: Feature = {
  pages: [
    {
      id: 'calendar',
      title: 'Calendar',
      icon: IconCalendar,
      place: 25,
      goKey: 'k',
      says: 'What is planned when and where, and what stands against it.',
      needs: 'releases:read',
      Page: CalendarPage,
    },
  ],
}
