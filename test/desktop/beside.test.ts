import type { HandlerDetails, MenuItemConstructorOptions } from 'electron'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME } from '../../electron/desktop/own-page.ts'
import { type AppFolder, makeAppFolder } from '../support/electron-stand-in/app-folder.ts'
import { launchDesktop, soon } from '../support/electron-stand-in/launch.ts'

let app: AppFolder
beforeAll(async () => {
  app = await makeAppFolder()
})
afterAll(() => app.remove())

test('a page may ask for a window beside it, on our own pages only', async () => {
  const desktop = await launchDesktop({ app })
  await desktop.page()
  const ask = (url: string) =>
    desktop.window()!.webContents.windowOpenHandler!({ url } as HandlerDetails)

  expect(ask('https://evil.test/')).toEqual({ action: 'deny' })
  expect(ask('signalbox-app://app.evil.test/')).toEqual({ action: 'deny' })
  expect(desktop.windows.size).toBe(1)

  expect(ask(`${HOME}#/ledger?wall=on`)).toEqual({ action: 'deny' })
  expect(desktop.windows.size).toBe(2)
  const beside = [...desktop.windows][1]!
  await soon(() => expect(beside.webContents.getURL()).toBe(`${HOME}#/ledger?wall=on`))
  expect(beside.options.webPreferences).toEqual(desktop.window()!.options.webPreferences)
})

test('the menu bar shows what the page says, and the page hears what is chosen', async () => {
  const desktop = await launchDesktop({ app })
  const page = await desktop.page()
  const items = [{ id: 'go.today', label: 'Go to Today', enabled: true }]
  await page.bridge.call({ kind: 'menu', menus: [{ label: 'Go', items }] })

  const { template } = desktop.menus.application as { template: MenuItemConstructorOptions[] }
  const go = template.find(({ label }) => label === 'Go')?.submenu as { click(): void }[]
  go[0]!.click()
  await soon(() => expect(page.heard).toContainEqual({ kind: 'action', id: 'go.today' }))
})
