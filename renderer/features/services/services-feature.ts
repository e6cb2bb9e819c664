import { IconBox } from '@tabler/icons-react'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { ServicesPage } from './services-page.tsx'

export const servicesFeature: Feature = {
  pages: [
    {
      id: 'services',
      title: 'Services',
      icon: IconBox,
      place: 40,
      goKey: 's',
      says: 'What is released, who owns it and how it is versioned.',
      needs: 'services:read',
      Page: ServicesPage,
    },
  ],
  actions: [
    {
      id: 'services.add',
      label: 'Add a service',
      menu: 'Catalogue',
      icon: IconBox,
      keywords: ['new', 'create'],
      appliesTo: ({ may }) => may('services:write'),
      perform: () => goTo(hrefTo(['services', 'new'])),
    },
  ],
}
