import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { menuTemplate } from '../../electron/desktop/menu.ts'

const rolesOf = (items: readonly MenuItemConstructorOptions[]): string[] =>
  items.flatMap(({ role, submenu }) => [
    ...(role ? [role] : []),
    ...(Array.isArray(submenu) ? rolesOf(submenu) : []),
  ])

test.each([
  ['darwin', true],
  ['darwin', false],
  ['linux', true],
  ['linux', false],
  ['win32', true],
  ['win32', false],
] as const)('on %s, packaged: %s', (platform, packaged) => {
  const roles = rolesOf(menuTemplate({ platform, packaged }))
  expect(roles.includes('appMenu')).toBe(platform === 'darwin')
  expect(roles.includes('toggleDevTools')).toBe(!packaged)
  expect(roles).toEqual(expect.arrayContaining(['fileMenu', 'editMenu', 'windowMenu', 'reload']))
  expect(roles).not.toContain('viewMenu')
})
