import type { PanelAt } from '#renderer/workbench/panel.tsx'
import { AsksPanel } from './asks/asks-panel.tsx'
import { DetailsPanel } from './details/details-panel.tsx'
import { DocumentsPanel } from './documents/documents-panel.tsx'
import { ItemsPanel } from './items/items-panel.tsx'
import { LifeAhead, LifePanel } from './life/life-panel.tsx'
import { ActivitiesPanel } from './slots/activities-panel.tsx'

/** What the release says of itself on its own page. */
export const releasePanels: readonly PanelAt<'release'>[] = [
  { place: 'release', id: 'details', order: 10, deskOnly: true, Panel: DetailsPanel },
  { place: 'release', id: 'activities', order: 20, Panel: ActivitiesPanel },
  { place: 'release', id: 'items', order: 30, Panel: ItemsPanel },
  { place: 'release', id: 'documents', order: 40, deskOnly: true, Panel: DocumentsPanel },
  { place: 'release', id: 'life', order: 5, beside: true, Panel: LifePanel, Ahead: LifeAhead },
  { place: 'release', id: 'asks', order: 20, beside: true, deskOnly: true, Panel: AsksPanel },
]
