import { afterAll, beforeAll, expect, test } from 'vitest'
import { followBridge } from '#renderer/data/follow-bridge.ts'
import { type Connection, createConnection } from '#renderer/state/connection.ts'
import { type AppFolder, makeAppFolder } from '../support/electron-stand-in/app-folder.ts'
import { launchDesktop, soon } from '../support/electron-stand-in/launch.ts'

let app: AppFolder
beforeAll(async () => {
  app = await makeAppFolder()
})
afterAll(() => app.remove())

test('a page that asks nothing hears when the core is away, and when it is back', async () => {
  const desktop = await launchDesktop({ app })
  const { bridge } = await desktop.page()
  const connection = createConnection()
  const phases: Connection['phase'][] = [connection.getState().phase]
  connection.subscribe(({ phase }) => phases.push(phase))
  followBridge(bridge, connection)
  await soon(() => expect(phases).toEqual(['connecting', 'live']))
  desktop.core().child.kill('SIGKILL')
  await soon(() => expect(phases).toEqual(['connecting', 'live', 'lost', 'live']))
})

test('what a page is refused does not count as being out of touch', async () => {
  const desktop = await launchDesktop({ app })
  const { bridge, ask } = await desktop.page()
  const connection = createConnection()
  followBridge(bridge, connection)
  await soon(() => expect(connection.getState().phase).toBe('live'))
  expect(await ask('people.nonsense')).toMatchObject({ ok: false })
  expect(connection.getState().phase).toBe('live')
})
