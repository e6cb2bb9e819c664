import { IconPlugConnected, IconRefresh, IconRoute } from '@tabler/icons-react'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { outsideSource } from './outside-source.ts'
import { RestedOnPanel } from './rested-on-panel.tsx'
import { SourcesPage } from './sources-page.tsx'
import { syncEverything } from './sync-everything.ts'

export const sourcesFeature: Feature = {
  pages: [
    {
      id: 'sources',
      title: 'Sources',
      icon: IconPlugConnected,
      place: 70,
      goKey: 'o',
      says: 'The systems outside that are read, how old what is known of them is, and why.',
      needs: 'sources:read',
      Page: SourcesPage,
    },
  ],
  actions: [
    {
      id: 'sources.add',
      label: 'Add a source',
      menu: 'Workspace',
      icon: IconPlugConnected,
      keywords: ['new', 'connect', 'integration', 'github', 'gitlab', 'jenkins', 'sync'],
      appliesTo: ({ may }) => may('sources:write'),
      perform: () => goTo(hrefTo(['sources', 'new'])),
    },
    {
      id: 'joins.inbox',
      label: 'Join names from outside',
      menu: 'Workspace',
      icon: IconRoute,
      keywords: ['inbox', 'project', 'place', 'service', 'environment', 'unjoined', 'rule', 'map'],
      appliesTo: ({ may }) => may('sources:read'),
      perform: () => goTo(hrefTo(['sources', 'joins'])),
    },
    {
      id: 'sources.syncAll',
      label: 'Sync every source now',
      menu: 'Workspace',
      icon: IconRefresh,
      keywords: ['read', 'refresh', 'update', 'fetch'],
      appliesTo: ({ may, wall }) => may('sources:read') && !wall,
      perform: ({ core }) => void syncEverything(core),
    },
  ],
  panels: [
    { place: 'today', id: 'sources.restedOn', order: 15, beside: true, Panel: RestedOnPanel },
  ],
  sources: [outsideSource],
}
