import type { WebContents } from 'electron'
import { expect, test, vi } from 'vitest'
import type { MenuSaid } from '#shared/contract/wire.ts'
import { menuTemplate } from '../../electron/desktop/menu.ts'
import { createPageMenus } from '../../electron/desktop/page-menus.ts'

const page = () => ({}) as WebContents
const verify = { id: 'ledger.verify', label: 'Verify the ledger', enabled: true }
const menus: MenuSaid[] = [
  {
    label: 'Go',
    items: [{ id: 'go.today', label: 'Go to Today', shortcut: 'g t', enabled: true }],
  },
  { label: 'Workspace', items: [verify] },
  { label: 'Catalogue', items: [] },
  {
    label: 'View',
    items: [{ id: 'window.palette', label: 'Find', shortcut: '$mod+k', enabled: false }],
  },
]

test('the menu of the page in front is shown, and that of another once it comes to the front', () => {
  const show = vi.fn()
  const kept = createPageMenus(show)
  const [one, other] = [page(), page()]
  expect(kept.hear(one, { kind: 'menu', menus })).toBe(true)
  expect(kept.hear(other, { kind: 'menu', menus: [] })).toBe(true)
  expect(show.mock.calls).toEqual([[menus, one]])
  kept.bringToFront(other)
  expect(show.mock.lastCall).toEqual([[], other])
  kept.forget(other)
  kept.hear(one, { kind: 'menu', menus: [] })
  expect(show.mock.lastCall).toEqual([[], one])
})

test('what is no menu is for the core, and what is malformed shows nothing', () => {
  const show = vi.fn()
  const kept = createPageMenus(show)
  expect(kept.hear(page(), { kind: 'call', callId: '1' })).toBe(false)
  expect(kept.hear(page(), null)).toBe(false)
  const hostile: unknown[] = [
    { kind: 'menu' },
    { kind: 'menu', menus: 'all' },
    { kind: 'menu', menus: [{ label: '', items: [] }] },
    { kind: 'menu', menus: [{ label: 'Go', items: [{ ...verify, click: 'x' }] }] },
    { kind: 'menu', menus: [{ label: 'Go', items: [{ ...verify, label: 'x'.repeat(121) }] }] },
    { kind: 'menu', menus: Array.from({ length: 13 }, () => ({ label: 'Go', items: [] })) },
    { kind: 'menu', menus, role: 'quit' },
  ]
  for (const message of hostile) expect(kept.hear(page(), message)).toBe(true)
  expect(show).not.toHaveBeenCalled()
})

test('what the page says stands in the menu bar, and what is chosen is told by its id', () => {
  const onChoose = vi.fn()
  const template = menuTemplate({ platform: 'linux', packaged: true, said: menus, onChoose })
  expect(template.map(({ label, role }) => label ?? role)).toEqual([
    'fileMenu',
    'editMenu',
    'Go',
    'Workspace',
    '&View',
    'windowMenu',
    '&Help',
  ])
  const itemsOf = (name: string) => template.find(({ label }) => label === name)?.submenu
  expect(itemsOf('Go')).toMatchObject([{ label: 'Go to Today (g t)', enabled: true }])
  expect(itemsOf('&View')).toMatchObject([
    { label: 'Find', accelerator: 'CmdOrCtrl+K', registerAccelerator: false, enabled: false },
    { type: 'separator' },
    { role: 'reload' },
    ...Array.from({ length: 5 }, () => ({})),
  ])
  const [item] = itemsOf('Workspace') as { click(): void }[]
  item?.click()
  expect(onChoose.mock.calls).toEqual([['ledger.verify']])
})
