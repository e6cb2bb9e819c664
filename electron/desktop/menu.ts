import type { MenuItemConstructorOptions } from 'electron'
import type { MenuSaid } from '#shared/contract/wire.ts'

type Setting = {
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  /** What the page in front says can be done there. */
  readonly said?: readonly MenuSaid[]
  readonly onChoose?: (id: string) => void
}

/**
 * The application menu: the page's own menus between what every program has; tools for developers
 * only where the program runs from its sources.
 */
export function menuTemplate(setting: Setting): MenuItemConstructorOptions[] {
  const { platform, packaged, said = [] } = setting
  const mac = platform === 'darwin'
  const zoom: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ]
  const forDevelopers: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: 'separator' }, { role: 'toggleDevTools' }]
  const itemsOf = (label: string) => {
    const items = said.find((menu) => menu.label === label)?.items ?? []
    return items.map((item) => toItem(item, setting))
  }
  const own = said.filter(({ label, items }) => !ours.includes(label) && items.length > 0)
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    ...own.map(({ label }) => ({ label, submenu: itemsOf(label) })),
    {
      label: '&View',
      submenu: [...apart(itemsOf('View')), { role: 'reload' }, ...zoom, ...forDevelopers],
    },
    { role: 'windowMenu' },
    { label: '&Help', role: 'help', submenu: [...apart(itemsOf('Help')), { role: 'about' }] },
  ]
}

/** Menus that stand anyway, and take in what the page brings under their names. */
const ours: readonly string[] = ['View', 'Help']

const apart = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.length > 0 ? [...items, { type: 'separator' }] : []

type Item = MenuSaid['items'][number]

/** The page hears its own keys: they are shown here and not listened to. */
function toItem({ id, label, shortcut, enabled }: Item, setting: Setting) {
  const { onChoose } = setting
  const shown = shortcut === undefined ? {} : shownAs(label, shortcut)
  return {
    id,
    label,
    enabled,
    ...shown,
    click: () => onChoose?.(id),
  } satisfies MenuItemConstructorOptions
}

/** A menu can show keys pressed together beside the label; others stand in it. */
function shownAs(label: string, shortcut: string): MenuItemConstructorOptions {
  const together = /^\$mod\+(\w)$/.exec(shortcut)?.[1]
  if (together === undefined) return { label: `${label} (${shortcut.replace('shift+', '⇧')})` }
  return { accelerator: `CmdOrCtrl+${together.toUpperCase()}`, registerAccelerator: false }
}
