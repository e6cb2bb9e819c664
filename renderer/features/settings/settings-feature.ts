import { IconDatabaseExport, IconSettings } from '@tabler/icons-react'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import { SettingsPage } from './settings-page.tsx'
import { settingsParts } from './settings-parts.ts'

export const settingsFeature: Feature = {
  pages: [
    {
      id: 'settings',
      title: 'Settings',
      icon: IconSettings,
      place: 90,
      goKey: 'c',
      says: 'Profile, appearance, workspace, backups, diagnostics.',
      Page: SettingsPage,
    },
  ],
  actions: [
    ...settingsParts.map(({ id, title, icon, keywords }) => ({
      id: `settings.${id}`,
      label: `Settings: ${title}`,
      menu: 'Workspace' as const,
      icon,
      keywords,
      perform: () => goTo(hrefTo(['settings'], { part: id })),
    })),
    {
      id: 'settings.backUp',
      label: 'Make a backup',
      menu: 'Workspace',
      icon: IconDatabaseExport,
      keywords: ['copy', 'save'],
      appliesTo: ({ may }) => may('workspace:operate'),
      perform: () => goTo(hrefTo(['settings'], { part: 'backups' })),
    },
  ],
}
