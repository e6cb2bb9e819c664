import type { PanelAt } from '#renderer/workbench/panel.tsx'
import { HistoryAhead, HistoryPanel } from './history-panel.tsx'

/** Last of all that a page shows. */
const last = { id: 'history', order: 900, deskOnly: true, Ahead: HistoryAhead } as const

/** The history on the page of whatever the ledger has facts about. */
export const historyPanels: readonly PanelAt[] = [
  { place: 'release', ...last, Panel: ({ release }) => <HistoryPanel subject={release.id} /> },
  { place: 'service', ...last, Panel: ({ service }) => <HistoryPanel subject={service.id} /> },
  {
    place: 'environment',
    ...last,
    Panel: ({ environment }) => <HistoryPanel subject={environment.id} />,
  },
  { place: 'person', ...last, Panel: ({ person }) => <HistoryPanel subject={person.id} /> },
]
