import {
  IconArrowBackUp,
  IconDeviceTv,
  IconKeyboard,
  IconLayoutSidebar,
  IconLink,
  IconMoon,
  IconSearch,
} from '@tabler/icons-react'
import { createStore } from 'zustand'
import { appearance } from '#renderer/state/appearance.ts'
import { lastOffer, tell } from '#renderer/state/notices.ts'
import type { Action } from '#renderer/workbench/action.ts'
import { withQuery } from '#renderer/workbench/address.ts'

/** What stands open over the page. */
export const overlays = createStore<{ readonly open: 'nothing' | 'palette' | 'keys' }>()(() => ({
  open: 'nothing',
}))

/** What the window itself can do. */
export const ownActions: readonly Action[] = [
  {
    id: 'window.palette',
    label: 'Find or do anything',
    menu: 'Go',
    icon: IconSearch,
    keywords: ['search', 'command', 'palette'],
    shortcut: '$mod+k',
    appliesTo: ({ wall }) => !wall,
    perform: () => overlays.setState({ open: 'palette' }),
  },
  {
    id: 'window.undo',
    label: 'Take back the last decision',
    menu: 'Workspace',
    icon: IconArrowBackUp,
    keywords: ['undo', 'revert'],
    shortcut: '$mod+z',
    perform: () => void undoLast(),
  },
  {
    id: 'window.rail',
    label: 'Widen or narrow the rail',
    menu: 'View',
    icon: IconLayoutSidebar,
    keywords: ['sidebar', 'navigation', 'collapse'],
    shortcut: '[',
    appliesTo: ({ wall }) => !wall,
    perform: () =>
      appearance.setState(({ rail }) => ({ rail: rail === 'wide' ? 'narrow' : 'wide' })),
  },
  {
    id: 'window.scheme',
    label: 'Switch between light and dark',
    menu: 'View',
    icon: IconMoon,
    keywords: ['theme', 'colour scheme', 'appearance', 'night'],
    shortcut: 'shift+d',
    perform: () => {
      const dark = document.documentElement.dataset['mantineColorScheme'] === 'dark'
      appearance.setState({ scheme: dark ? 'light' : 'dark' })
    },
  },
  {
    id: 'window.wall',
    label: 'Show this page on a wall display',
    menu: 'View',
    icon: IconDeviceTv,
    keywords: ['second screen', 'read-only', 'kiosk', 'large'],
    appliesTo: ({ wall }) => !wall,
    perform: ({ address }) => {
      const url = new URL(withQuery(address, { wall: 'on' }), window.location.href)
      window.open(url, '_blank', 'popup,width=1600,height=900')
    },
  },
  {
    id: 'window.copyLink',
    label: 'Copy a link to this page',
    menu: 'View',
    icon: IconLink,
    keywords: ['address', 'url', 'share'],
    perform: () => void copyLink(),
  },
  {
    id: 'window.keys',
    label: 'Show all keys',
    menu: 'Help',
    icon: IconKeyboard,
    keywords: ['keyboard', 'shortcuts', 'help'],
    shortcut: '?',
    appliesTo: ({ wall }) => !wall,
    perform: () => overlays.setState({ open: 'keys' }),
  },
]

async function undoLast(): Promise<void> {
  const offer = lastOffer()
  if (!offer) {
    const says = 'Nothing is left to take back: an undo is offered for ten seconds.'
    return tell({ id: `undo ${Date.now()}`, tone: 'good', says })
  }
  const trouble = await offer.undo()
  if (trouble) tell({ id: `undo ${offer.commandId}`, tone: 'bad', says: trouble })
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href)
    tell({ id: `copied ${Date.now()}`, tone: 'good', says: 'The link to this page is copied.' })
  } catch {
    const says = 'The link could not be copied; it stands in the address line.'
    tell({ id: `copied ${Date.now()}`, tone: 'bad', says })
  }
}
