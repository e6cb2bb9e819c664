import { IconUserPlus, IconUsers, IconUsersPlus } from '@tabler/icons-react'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { MyProfile } from './my-profile.tsx'
import { PeoplePage } from './people-page.tsx'

export const peopleFeature: Feature = {
  pages: [
    {
      id: 'people',
      title: 'People',
      icon: IconUsers,
      place: 60,
      goKey: 'p',
      says: 'Who works here: roles, hours, absences.',
      needs: 'people:read',
      Page: PeoplePage,
    },
  ],
  actions: [
    {
      id: 'people.add',
      label: 'Add a person',
      menu: 'Catalogue',
      icon: IconUserPlus,
      keywords: ['new', 'create', 'colleague'],
      appliesTo: ({ may }) => may('people:write'),
      perform: () => goTo(hrefTo(['people', 'new'])),
    },
    {
      id: 'people.addTeam',
      label: 'Add a team',
      menu: 'Catalogue',
      icon: IconUsersPlus,
      keywords: ['new', 'create', 'group'],
      appliesTo: ({ may }) => may('people:write'),
      perform: () => goTo(hrefTo(['people'], { add: 'team' })),
    },
  ],
  panels: [{ place: 'settings', id: 'profile', order: 0, Panel: MyProfile }],
}
