import { join } from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  session,
  utilityProcess,
  type WebContents,
} from 'electron'
import type { Elsewhere } from '#core/ports.ts'
import { defaultFolder } from '#core/system-ports.ts'
import type { FromHost, MenuSaid } from '#shared/contract/wire.ts'
import { MESSAGE } from '../preload/channels.ts'
import { type CoreSupervisor, superviseCore } from './core-supervisor.ts'
import { routeAmong, routeOf } from './deep-link.ts'
import { menuTemplate } from './menu.ts'
import { confine } from './navigation.ts'
import { pageAt } from './own-page.ts'
import { createPageMenus, type PageMenus } from './page-menus.ts'
import { denyByDefault } from './permissions.ts'
import { servePages } from './protocol.ts'
import { createRelay, type Relay } from './relay.ts'
import { openSafeStorage } from './safe-storage.ts'
import { sayWhichIsOpen } from './which-is-open.ts'
import { bringForward, createWindow } from './window.ts'
import { openWindowStates } from './window-state.ts'
import { isOffline, rehearsalAmong, wordsFor, workspaceAmong } from './workspace-argument.ts'

/** Runs the desktop: windows, menu and the ports here, the core in a process of its own. */
export function startDesktop(): void {
  const built = join(app.getAppPath(), 'dist')
  const workspace = workspaceAmong(process.argv) ?? defaultFolder()
  let wanted = routeAmong(process.argv)
  let show: ((route?: string) => void) | undefined
  let open: ((address: string) => void) | undefined

  const goTo = (route: string | undefined): void => {
    if (show) show(route)
    else wanted = route ?? wanted
  }
  app.on('web-contents-created', (_event, contents) => confine(contents, (url) => open?.(url)))
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
      showMenu([])
      const core = await startCore(join(built, 'desktop', 'core-process.js'), workspace)
      closeBeforeQuitting(core)
      const menus = createPageMenus(showMenu)
      const relay = createRelay(core.connect, menus)
      const windows = keepWindows({ preload: join(built, 'preload', 'preload.cjs'), relay, menus })
      show = windows.show
      open = windows.openAnother
      show(wanted)
    })
    .catch((error: Error) => giveUp(error.message))
}

/** What the page in front says can be done there; what is chosen goes back to it. */
function showMenu(said: readonly MenuSaid[], contents?: WebContents): void {
  const { platform } = process
  const onChoose = (id: string) => {
    if (contents && !contents.isDestroyed()) {
      contents.send(MESSAGE, { kind: 'action', id } satisfies FromHost)
    }
  }
  const template = menuTemplate({ platform, packaged: app.isPackaged, said, onChoose })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** Starts the program anew; where its environment names a workspace, that is meant no more. */
function startElsewhere(target: Elsewhere): void {
  delete process.env['SIGNALBOX_WORKSPACE']
  app.relaunch({ args: wordsFor(target, process.argv.slice(1)) })
  app.quit()
}

async function startCore(modulePath: string, folder: string): Promise<CoreSupervisor> {
  const secrets = await openSafeStorage(join(folder, 'secrets.safe.json'))
  const rehearsal = rehearsalAmong(process.argv)
  return superviseCore({
    start: () => utilityProcess.fork(modulePath, [], { serviceName: 'Signalbox core' }),
    opening: {
      ...{ folder, version: app.getVersion(), protection: secrets.protection },
      ...(rehearsal && { rehearsal }),
      ...(isOffline(process.argv) && { offline: true }),
    },
    secrets,
    onFailed: giveUp,
    onElsewhere: startElsewhere,
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

type Furnishing = {
  readonly preload: string
  readonly relay: Relay
  readonly menus: PageMenus
}

/** One window to work in, and further ones beside it: a wall, a second place. */
function keepWindows({ preload, relay, menus }: Furnishing) {
  const states = openWindowStates(join(app.getPath('userData'), 'window-state.json'))
  let main: BrowserWindow | undefined

  function make(name: string): BrowserWindow {
    const window = createWindow({ name, preload, packaged: app.isPackaged, states })
    const { webContents } = window
    relay.attach(webContents)
    window.on('focus', () => menus.bringToFront(webContents))
    return window
  }
  return {
    /** Shows the main window, at a place within it where one is named; makes it where there is none. */
    show(route?: string): void {
      const standing = main && !main.isDestroyed() ? main : undefined
      main = standing ?? make('main')
      if (standing) bringForward(standing)
      if (!standing || route) main.loadURL(pageAt(route)).catch(() => {})
    },
    /** A page asked for another window on one of our own addresses. */
    openAnother(address: string): void {
      make('beside')
        .loadURL(address)
        .catch(() => {})
    },
  }
}
