import { join } from 'node:path'
import { app, type BrowserWindow, dialog, Menu, session, utilityProcess } from 'electron'
import { defaultFolder } from '#core/system-ports.ts'
import { type CoreSupervisor, superviseCore } from './core-supervisor.ts'
import { routeAmong, routeOf } from './deep-link.ts'
import { menuTemplate } from './menu.ts'
import { confine } from './navigation.ts'
import { pageAt } from './own-page.ts'
import { denyByDefault } from './permissions.ts'
import { servePages } from './protocol.ts'
import { createRelay, type Relay } from './relay.ts'
import { openSafeStorage } from './safe-storage.ts'
import { sayWhichIsOpen } from './which-is-open.ts'
import { bringForward, createWindow } from './window.ts'
import { openWindowStates } from './window-state.ts'
import { workspaceAmong } from './workspace-argument.ts'

/** Runs the desktop: windows, menu and the ports here, the core in a process of its own. */
export function startDesktop(): void {
  const built = join(app.getAppPath(), 'dist')
  const workspace = workspaceAmong(process.argv) ?? defaultFolder()
  let wanted = routeAmong(process.argv)
  let show: ((route?: string) => void) | undefined

  const goTo = (route: string | undefined): void => {
    if (show) show(route)
    else wanted = route ?? wanted
  }
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('second-instance', (_event, words, _folder, asked) => {
    goTo(routeAmong(words))
    sayWhichIsOpen({ open: workspace, asked })
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    goTo(routeOf(link))
  })
  app.on('activate', () => show?.())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app
    .whenReady()
    .then(async () => {
      denyByDefault(session.defaultSession)
      servePages(join(built, 'renderer'))
      setMenu()
      const core = await startCore(join(built, 'desktop', 'core-process.js'), workspace)
      closeBeforeQuitting(core)
      show = keepOneWindow(join(built, 'preload', 'preload.cjs'), createRelay(core.connect))
      show(wanted)
    })
    .catch((error: Error) => giveUp(error.message))
}

function setMenu(): void {
  const template = menuTemplate({ platform: process.platform, packaged: app.isPackaged })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

async function startCore(modulePath: string, folder: string): Promise<CoreSupervisor> {
  const secrets = await openSafeStorage(join(folder, 'secrets.safe.json'))
  return superviseCore({
    start: () => utilityProcess.fork(modulePath, [], { serviceName: 'Signalbox core' }),
    opening: { folder, version: app.getVersion(), protection: secrets.protection },
    secrets,
    onFailed: giveUp,
  })
}

function giveUp(message: string): void {
  dialog.showErrorBox('Signalbox cannot open its workspace', message)
  app.exit(1)
}

/** The core gets the time to sign and close before the program ends. */
function closeBeforeQuitting(core: CoreSupervisor): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void core.close().then(() => {
      closed = true
      app.quit()
    })
  })
}

/** Shows the window, at a place within it where one is named; makes it where there is none. */
function keepOneWindow(preload: string, relay: Relay): (route?: string) => void {
  const states = openWindowStates(join(app.getPath('userData'), 'window-state.json'))
  let window: BrowserWindow | undefined

  return (route) => {
    const standing = window && !window.isDestroyed() ? window : undefined
    window = standing ?? createWindow({ name: 'main', preload, packaged: app.isPackaged, states })
    if (standing) bringForward(standing)
    else relay.attach(window.webContents)
    if (!standing || route) window.loadURL(pageAt(route)).catch(() => {})
  }
}
