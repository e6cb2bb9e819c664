import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { onTestFinished, vi } from 'vitest'
import type { Change, Reply } from '#shared/contract/index.ts'
import type { Bridge, FromCore, FromHost } from '#shared/contract/wire.ts'
import type { AppFolder } from './app-folder.ts'
import { type PreloadedPage, runPreload } from './page.ts'
import type { Setting } from './setting.ts'
import type { WebContentsStandIn } from './web-contents.ts'

type LaunchOptions = {
  readonly app: AppFolder
  /** Where the workspace lies; a fresh folder unless one is given. */
  readonly workspace?: string
  readonly words?: readonly string[]
  readonly setting?: Partial<Setting>
}

/** Waits for what comes about by itself, with patience for a busy machine. */
export const soon = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: 10_000, interval: 20 })

export type Desktop = Awaited<ReturnType<typeof launchDesktop>>

/** Starts the real main process in the stand-in's world, as Electron would. */
export async function launchDesktop({ app, workspace, words = [], setting }: LaunchOptions) {
  vi.resetModules()
  const world = await importWorld()
  const folder = workspace ?? mkdtempSync(join(app.folder, 'workspace-'))
  const userData = mkdtempSync(join(app.folder, 'user-data-'))
  Object.assign(world.setting, { appPath: app.folder, userData, ...setting })

  const pages = new Map<WebContentsStandIn, PreloadedPage>()
  world.app.prependListener('web-contents-created', (_event, contents: WebContentsStandIn) => {
    contents.openPage = (sender) => {
      const page = runPreload(app.preload, {
        invoke: (channel, ...args) =>
          world.invoke({ sender: contents, senderFrame: sender.mainFrame }, [channel, ...args]),
      })
      pages.set(contents, page)
      return page
    }
  })

  const before = process.argv
  process.argv = ['electron', app.folder, '--workspace', folder, ...words]
  const restoreWords = () => {
    process.argv = before
  }
  onTestFinished(restoreWords)
  onTestFinished(() => quit(world))
  await import('../../../electron/desktop/main.ts')
  world.app.becomeReady()

  const window = () => [...world.windows][0]
  return {
    ...world,
    folder,
    userData,
    window,
    /** Waits until a page stands in the window and answers what it found. */
    page: () =>
      soon(() => {
        const page = window() && pages.get(window()!.webContents)
        if (!page?.exposed.signalbox) throw new Error('no page has been opened')
        return pageWith(page.exposed.signalbox)
      }),
    core: () => {
      const last = world.forked.at(-1)
      if (!last) throw new Error('no core has been started')
      return last
    },
    quit: () => quit(world),
  }
}

async function importWorld() {
  const [
    { app },
    { ipcMain: _, ...ipc },
    processes,
    windows,
    contents,
    pages,
    settings,
    notes,
    system,
  ] = await Promise.all([
    import('./app.ts'),
    import('./ipc-main.ts'),
    import('./utility-process.ts'),
    import('./windows.ts'),
    import('./web-contents.ts'),
    import('./protocol.ts'),
    import('./setting.ts'),
    import('./strict.ts'),
    import('./system.ts'),
  ])
  return {
    app,
    ...ipc,
    forked: processes.forked,
    windows: windows.windows,
    frame: contents.frame,
    fetchPage: pages.fetchPage,
    schemes: pages.schemes,
    setting: settings.setting,
    journal: notes.journal,
    guards: system.guards,
    opened: system.opened,
    menus: system.menus,
  }
}
type World = Awaited<ReturnType<typeof importWorld>>

/** Quits as a person does, and waits for the end. */
async function quit({ app, forked }: World): Promise<void> {
  if (app.exitCode === undefined) app.quit()
  await soon(() => {
    if (app.exitCode === undefined) throw new Error('the program has not ended')
  })
  for (const { child } of forked) child.kill('SIGKILL')
}

/** What a screen does with the bridge. */
function pageWith(bridge: Bridge) {
  const heard: (FromCore | FromHost)[] = []
  bridge.onChange((message) => heard.push(message))
  const ask = (name: string, input: unknown = {}, commandId = v7()): Promise<Reply | undefined> =>
    bridge.call({ kind: 'call', callId: v7(), request: { name, input, commandId } })
  return {
    bridge,
    heard,
    ask,
    changes: (): Change[] => heard.flatMap((said) => (said.kind === 'change' ? [said.change] : [])),
  }
}
