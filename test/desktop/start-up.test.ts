import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { HOME } from '../../electron/desktop/own-page.ts'
import { type AppFolder, makeAppFolder } from '../support/electron-stand-in/app-folder.ts'
import { type Desktop, launchDesktop, soon } from '../support/electron-stand-in/launch.ts'

const ID = '01931a2b-3c4d-7e5f-8a6b-7c8d9e0f1a2b'
const LINK = `signalbox://release/${ID}`

let app: AppFolder
beforeAll(async () => {
  app = await makeAppFolder()
})
afterAll(() => app.remove())

async function launchToPage(options: Omit<Parameters<typeof launchDesktop>[0], 'app'> = {}) {
  const desktop = await launchDesktop({ app, ...options })
  const page = await desktop.page()
  return { ...desktop, standing: page, window: () => desktop.window()! }
}

const happened = ({ journal }: Pick<Desktop, 'journal'>) => journal.map(({ what }) => what)
const times = (desktop: Pick<Desktop, 'journal'>, what: string): number =>
  happened(desktop).filter((name) => name === what).length

test('everything happens in the order that safety asks for', async () => {
  const desktop = await launchToPage()
  const order = [
    'app.requestSingleInstanceLock',
    'protocol.registerSchemesAsPrivileged',
    'app.enableSandbox',
    'app: ready',
    'session.setPermissionRequestHandler',
    'session.setPermissionCheckHandler',
    'protocol.handle',
    'safeStorage.isAsyncEncryptionAvailable',
    'utilityProcess.fork',
    'ipcMain.handle',
    'new BrowserWindow',
    'webContents.setWindowOpenHandler',
    'BrowserWindow.loadURL',
    'BrowserWindow.show',
  ]
  expect(happened(desktop)[0]).toBe(order[0])
  const places = order.map((what) => happened(desktop).indexOf(what))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test.each([
  ['a packaged program', true],
  ['a program in development', false],
])('%s opens one window whose page has no power', async (_, packaged) => {
  const { journal, window } = await launchToPage({ setting: { packaged } })
  const windows = journal.filter(({ what }) => what === 'new BrowserWindow')
  expect(windows).toHaveLength(1)
  expect(window().options.webPreferences).toEqual({
    preload: join(app.folder, 'dist', 'preload', 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !packaged,
  })
  expect(window().webContents.getURL()).toBe(HOME)
})

test('the scheme is a secure origin of its own, and may do no more', async () => {
  const { schemes, fetchPage } = await launchToPage()
  expect(schemes).toEqual([
    {
      scheme: 'signalbox-app',
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    },
  ])
  const response = await fetchPage(HOME)
  const policy = response.headers.get('content-security-policy')
  const nonce = /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
  expect(Buffer.from(nonce ?? '', 'base64')).toHaveLength(16)
  expect(await response.text()).toContain(`content="${nonce}"`)
  expect((await fetchPage(HOME)).headers.get('content-security-policy')).not.toBe(policy)
  expect(policy).toContain("script-src 'self';")

  const script = await fetchPage(`${HOME}assets/main-1a2b3c.js`)
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect((await fetchPage(HOME, 'HEAD')).body).toBeNull()
  expect((await fetchPage(HOME, 'POST')).status).toBe(405)
  for (const address of [
    'signalbox-app://evil/',
    'signalbox-app://app:80/',
    `${HOME}..%2f..%2fdesktop/core-process.js`,
    `${HOME}%2e%2e/preload/preload.cjs`,
    `${HOME}../desktop/core-process.js`,
    `${HOME}assets/../../preload/preload.cjs`,
  ]) {
    expect((await fetchPage(address)).status, address).toBe(404)
  }
})

test('a second start ends at once, before it touches anything', async () => {
  const desktop = await launchDesktop({ app, setting: { firstInstance: false } })
  expect(desktop.app.exitCode).toBe(0)
  const touched = happened(desktop).filter((what) =>
    /^(protocol|utility|new|ipcMain|session)/.test(what),
  )
  expect(touched).toEqual([])
  expect(desktop.forked).toEqual([])
})

test('the first hears of a second start, comes forward, and goes where its link leads', async () => {
  const desktop = await launchToPage()
  const { window, app: electron } = desktop
  window().minimized = true
  electron.emit('second-instance', {}, ['signalbox', LINK], '/', undefined)
  expect(window().minimized).toBe(false)
  expect(times(desktop, 'BrowserWindow.focus')).toBe(1)
  expect(window().webContents.getURL()).toBe(`${HOME}#/releases/${ID}`)

  electron.emit(
    'second-instance',
    {},
    ['signalbox', 'signalbox://release/x?approve'],
    '/',
    undefined,
  )
  electron.emit('second-instance', {}, ['signalbox'], '/', undefined)
  expect(times(desktop, 'BrowserWindow.focus')).toBe(3)
  expect(window().webContents.getURL()).toBe(`${HOME}#/releases/${ID}`)
  expect(times(desktop, 'new BrowserWindow')).toBe(1)
  expect(desktop.standing.heard.filter(({ kind }) => kind !== 'change')).toEqual([])
})

test('a link that started the program is where it opens', async () => {
  const { window } = await launchToPage({ words: [LINK] })
  expect(window().webContents.getURL()).toBe(`${HOME}#/releases/${ID}`)
})

test('a link from the system is taken over, whether good or bad', async () => {
  const { window, app: electron } = await launchToPage()
  const prevented = vi.fn()
  electron.emit('open-url', { preventDefault: prevented }, 'signalbox://approve/everything')
  expect(window().webContents.getURL()).toBe(HOME)
  electron.emit('open-url', { preventDefault: prevented }, LINK)
  expect(window().webContents.getURL()).toBe(`${HOME}#/releases/${ID}`)
  expect(prevented).toHaveBeenCalledTimes(2)
})

test('only a packaged program claims the links of its scheme', async () => {
  const packaged = await launchToPage({ setting: { packaged: true } })
  expect(packaged.journal).toContainEqual({
    what: 'app.setAsDefaultProtocolClient',
    args: ['signalbox'],
  })
  const inDevelopment = await launchToPage()
  expect(happened(inDevelopment)).not.toContain('app.setAsDefaultProtocolClient')
})

test('pages are confined: no leaving, no pop-ups, no pages inside pages', async () => {
  const { window, opened } = await launchToPage()
  const { webContents } = window()
  const leaving = (name: string, url: string, isMainFrame = true): boolean => {
    const preventDefault = vi.fn()
    webContents.emit(name, { url, isMainFrame, preventDefault }, url)
    return preventDefault.mock.calls.length === 0
  }
  for (const name of ['will-navigate', 'will-redirect']) {
    expect(leaving(name, `${HOME}#/people`)).toBe(true)
    expect(leaving(name, 'https://example.test/')).toBe(false)
    expect(leaving(name, 'file:///etc/passwd')).toBe(false)
    expect(leaving(name, HOME, false)).toBe(false)
  }
  expect(leaving('will-frame-navigate', HOME, false)).toBe(false)
  expect(leaving('will-attach-webview', HOME)).toBe(false)
  for (const url of [HOME, 'https://example.test/', 'about:blank']) {
    const details = { url, frameName: '', features: '', disposition: 'new-window' } as const
    const answer = webContents.windowOpenHandler?.({
      ...details,
      referrer: { url: '', policy: 'default' },
    })
    expect(answer).toEqual({ action: 'deny' })
  }
  expect(opened).toEqual([])
})

test('the window opens where it stood, on displays that are still there', async () => {
  const { window, userData, app: electron, ...first } = await launchToPage()
  Object.assign(window(), { bounds: { x: 300, y: 200, width: 1000, height: 700 }, maximized: true })
  electron.quit()
  await first.quit()
  const state = readFileSync(join(userData, 'window-state.json'), 'utf8')
  expect(JSON.parse(state)).toEqual({
    main: { bounds: { x: 300, y: 200, width: 1000, height: 700 }, maximized: true },
  })

  writeFileSync(join(app.folder, 'window-state.json'), state)
  const again = await launchToPage({ setting: { userData: app.folder } })
  expect(again.window().options).toMatchObject({ x: 300, y: 200, width: 1000, height: 700 })
  expect(again.window().maximized).toBe(true)
})

test('the menu of the application is set before the window is made', async () => {
  const desktop = await launchToPage()
  const names = happened(desktop)
  expect(names.indexOf('Menu.setApplicationMenu')).toBeLessThan(names.indexOf('new BrowserWindow'))
  expect(desktop.menus.application).toMatchObject({ template: expect.any(Array) })
})

test('the program ends with its last window, once the core has closed', async () => {
  const desktop = await launchToPage()
  expect(await desktop.standing.ask('workspace.status')).toMatchObject({ ok: true })
  desktop.window().close()
  await soon(() => expect(desktop.app.exitCode).toBe(0))
  expect(desktop.core().child.exitCode).toBe(0)
  const names = happened(desktop)
  expect(names.filter((name) => name === 'app: will-quit')).toHaveLength(2)
  expect(names.at(-1)).toBe('app: exit')
})
