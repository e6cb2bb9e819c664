import { IconServer2 } from '@tabler/icons-react'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { EnvironmentsPage } from './environments-page.tsx'

export const environmentsFeature: Feature = {
  pages: [
    {
      id: 'environments',
      title: 'Environments',
      icon: IconServer2,
      place: 50,
      goKey: 'e',
      says: 'Where releases go, in the order of promotion.',
      needs: 'environments:read',
      Page: EnvironmentsPage,
    },
  ],
  actions: [
    {
      id: 'environments.add',
      label: 'Add an environment',
      menu: 'Catalogue',
      icon: IconServer2,
      keywords: ['new', 'create'],
      appliesTo: ({ may }) => may('environments:write'),
      perform: () => goTo(hrefTo(['environments', 'new'])),
    },
  ],
}
