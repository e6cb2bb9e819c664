import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppFolder, makeAppFolder } from '../support/electron-stand-in/app-folder.ts'
import { type Desktop, launchDesktop } from '../support/electron-stand-in/launch.ts'

let app: AppFolder
beforeAll(async () => {
  app = await makeAppFolder()
})
afterAll(() => app.remove())

const boxes = ({ journal }: Pick<Desktop, 'journal'>) =>
  journal.filter(({ what }) => what === 'dialog.showMessageBox').map(({ args }) => args[0])
const focused = ({ journal }: Pick<Desktop, 'journal'>) =>
  journal.filter(({ what }) => what === 'BrowserWindow.focus').length

test('a start says which workspace it was to open, in words that nobody reorders', async () => {
  const { journal, folder } = await launchDesktop({ app, setting: { firstInstance: false } })
  const [asked] = journal.filter(({ what }) => what === 'app.requestSingleInstanceLock')
  expect(asked?.args).toEqual([{ workspace: folder }])
})

test('a second start with another workspace brings the window forward and says which is open', async () => {
  const desktop = await launchDesktop({ app })
  await desktop.page()
  desktop.app.emit('second-instance', {}, ['signalbox'], '/', { workspace: '/elsewhere' })
  expect(focused(desktop)).toBe(1)
  expect(boxes(desktop)).toEqual([
    {
      type: 'info',
      message: 'Signalbox has another workspace open',
      detail: `The window shows ${desktop.folder}. To open /elsewhere, quit Signalbox first.`,
    },
  ])
})

test('a second start with the same workspace, with none, or with nonsense says nothing', async () => {
  const desktop = await launchDesktop({ app })
  await desktop.page()
  for (const asked of [{ workspace: desktop.folder }, {}, undefined, null, { workspace: 7 }]) {
    desktop.app.emit('second-instance', {}, ['signalbox'], '/', asked)
  }
  expect(focused(desktop)).toBe(5)
  expect(boxes(desktop)).toEqual([])
})
