import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createWireClient } from '#renderer/data/wire-client.ts'
import { type AppFolder, makeAppFolder } from '../support/electron-stand-in/app-folder.ts'
import { launchDesktop } from '../support/electron-stand-in/launch.ts'
import { conformance, type OpenTransport } from '../transport/conformance.ts'
import { furnishFolder } from '../transport/furnish.ts'

let app: AppFolder
beforeAll(async () => {
  app = await makeAppFolder()
})
afterAll(() => app.remove())

/** From the page through preload, main process and the core's own process, and back. */
const overTheDesktop: OpenTransport = async (furnished) => {
  const workspace = join(mkdtempSync(join(app.folder, 'furnished-')), 'workspace')
  await furnishFolder(workspace, furnished)
  const desktop = await launchDesktop({ app, workspace })
  const { bridge, ask } = await desktop.page()
  // The first fact of this device introduces its key; what is announced after that is plain.
  await ask('people.addTeam', { name: 'Desktop' })
  return {
    connect: async () => ({
      client: createWireClient(bridge),
      leave: () => void desktop.window()!.webContents.emit('render-process-gone'),
    }),
  }
}

conformance('the desktop', overTheDesktop)
