import { IconTableExport, IconTableImport } from '@tabler/icons-react'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { PlansPage } from './plans-page.tsx'

export const plansFeature: Feature = {
  pages: [
    {
      id: 'plans',
      title: 'Bring your plan',
      icon: IconTableImport,
      place: 20,
      goKey: 'i',
      says: 'Import releases from a sheet, and write them out again.',
      needs: 'releases:write',
      Page: PlansPage,
    },
  ],
  actions: [
    {
      id: 'plans.bring',
      label: 'Bring your plan from a sheet',
      menu: 'Release',
      icon: IconTableImport,
      keywords: ['import', 'csv', 'excel', 'spreadsheet', 'servicenow', 'paste'],
      appliesTo: ({ may }) => may('releases:write'),
      perform: () => goTo(hrefTo(['plans'])),
    },
    {
      id: 'plans.writeOut',
      label: 'Write the releases out as a sheet',
      menu: 'Release',
      icon: IconTableExport,
      keywords: ['export', 'csv', 'excel', 'download'],
      appliesTo: ({ may }) => may('releases:write'),
      // The list's own filter goes along, so that what is looked at is what is written.
      perform: ({ address }) =>
        goTo(hrefTo(['plans'], address.path[0] === 'releases' ? filterIn(address.query) : {})),
    },
  ],
}

const filters = ['words', 'state', 'class', 'person', 'service', 'environment']

const filterIn = (query: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(query).filter(([part]) => filters.includes(part)))
