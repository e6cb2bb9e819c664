import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdWorkspace } from '#core/hold-workspace.ts'
import { type AppFolder, makeAppFolder } from '../support/electron-stand-in/app-folder.ts'
import { launchDesktop, soon } from '../support/electron-stand-in/launch.ts'
import { testPorts } from '../support/ports.ts'

let app: AppFolder
beforeAll(async () => {
  app = await makeAppFolder()
})
afterAll(() => app.remove())

const KIM = { name: 'Kim', timeZone: 'Europe/Berlin' }
const unavailable = { ok: false, failure: { code: 'rpc/unavailable' } }

async function launchToPage(options: Omit<Parameters<typeof launchDesktop>[0], 'app'> = {}) {
  const desktop = await launchDesktop({ app, ...options })
  return { desktop, page: await desktop.page() }
}
type Page = Awaited<ReturnType<typeof launchToPage>>['page']

/** Asks as a screen does: again, under the same command id, as long as nobody can answer. */
async function askUntilAnswered(page: Page, ...[name, input, id = v7()]: Parameters<Page['ask']>) {
  return soon(async () => {
    const reply = await page.ask(name, input, id)
    if (reply && !reply.ok && reply.failure.code === 'rpc/unavailable') throw new Error('not yet')
    return reply
  })
}

test('a page reaches the real core, and hears what changes', async () => {
  const { page } = await launchToPage()
  expect(await page.ask('people.enrol', KIM)).toMatchObject({ ok: true, value: { name: 'Kim' } })
  await soon(() => expect(page.changes().at(-1)?.topics).toContain('people'))
  const [first, ...later] = page.changes()
  expect(first?.topics).toEqual([])
  expect(new Set(page.changes().map(({ epoch }) => epoch)).size).toBe(1)
  expect(later.map(({ seq }) => seq)).toEqual(later.map((_, at) => (first?.seq ?? 0) + 1 + at))

  expect(await page.ask('people.list')).toMatchObject({
    ok: true,
    value: { items: [{ name: 'Kim' }] },
  })
  expect(await page.ask('workspace.status')).toMatchObject({
    ok: true,
    value: { me: { assurance: 'os' }, device: { protection: 'keychain', weaker: false } },
  })
  expect(await page.ask('people.nonsense')).toMatchObject({ failure: { code: 'rpc/unknown' } })
})

test('slow work tells how far it is', async () => {
  const { page } = await launchToPage()
  await page.ask('people.enrol', KIM)
  const people = Array.from({ length: 1000 }, (_, at) => ({ name: `P ${at}`, timeZone: 'UTC' }))
  await Promise.all(people.map((person) => page.ask('people.add', person)))

  expect(await page.ask('ledger.verify')).toMatchObject({ ok: true, value: { findings: [] } })
  const progress = page.heard.filter(({ kind }) => kind === 'progress')
  expect(progress.length).toBeGreaterThan(0)
  expect(progress[0]).toMatchObject({ progress: { done: 1000, doing: expect.any(String) } })
})

test('when the core is killed the window stands, its calls are answered, and a new core serves it', async () => {
  const { desktop, page } = await launchToPage()
  await page.ask('people.enrol', KIM)
  const id = v7()
  const added = await page.ask('people.add', { name: 'Ada', timeZone: 'UTC' }, id)
  expect(added).toMatchObject({ ok: true })
  const window = desktop.window()
  const epoch = page.changes()[0]?.epoch
  const killed = desktop.core()

  killed.child.kill('SIGSTOP')
  const waiting = [page.ask('people.list'), page.ask('workspace.status')]
  await new Promise((resolve) => setTimeout(resolve, 50))
  killed.child.kill('SIGKILL')
  expect(await Promise.all(waiting)).toMatchObject([unavailable, unavailable])
  expect(await page.ask('people.list')).toMatchObject(unavailable)

  expect(await askUntilAnswered(page, 'people.list')).toMatchObject({
    ok: true,
    value: { items: [{ name: 'Kim' }, { name: 'Ada' }] },
  })
  expect(desktop.core().pid).not.toBe(killed.pid)
  expect(desktop.window()).toBe(window)
  expect(window?.isDestroyed()).toBe(false)
  await soon(() => expect(page.changes().at(-1)?.epoch).not.toBe(epoch))
  expect(await page.ask('people.add', { name: 'Ada', timeZone: 'UTC' }, id)).toEqual(added)

  const log = readFileSync(join(desktop.folder, 'logs', 'signalbox.log'), 'utf8')
  expect(log).toContain('the core before this one ended by itself')
})

test('kills in a row lose nothing that was acknowledged, and do nothing twice', async () => {
  const { desktop, page } = await launchToPage()
  await page.ask('people.enrol', KIM)
  const added: string[] = []
  for (let round = 0; round < 3; round += 1) {
    const name = `Guest ${round}`
    const reply = askUntilAnswered(page, 'people.add', { name, timeZone: 'UTC' })
    desktop.core().child.kill('SIGKILL')
    expect(await reply).toMatchObject({ ok: true })
    added.push(name)
  }
  const reply = await askUntilAnswered(page, 'people.list')
  const { items } = (reply?.ok ? reply.value : { items: [] }) as { items: { name: string }[] }
  expect(items.map(({ name }) => name).sort()).toEqual([...added, 'Kim'])
})

test('a workspace that another process holds is named with its holder, and the program ends', async () => {
  const folder = join(app.folder, 'held')
  const held = await holdWorkspace({
    folder,
    host: 'headless',
    ports: testPorts().ports,
    program: '0.1.0',
  })
  try {
    const desktop = await launchDesktop({ app, workspace: folder })
    await soon(() => expect(desktop.app.exitCode).toBe(1))
    const box = desktop.journal.find(({ what }) => what === 'dialog.showErrorBox')
    expect(box?.args.join(' ')).toContain(`process ${process.pid} (headless)`)
  } finally {
    await held.close()
  }
})

test('the device keeps its key across starts, encrypted by the keychain', async () => {
  const first = await launchToPage()
  await first.page.ask('people.enrol', KIM)
  const before = await deviceOf(first.page)
  await first.desktop.quit()
  expect(first.desktop.core().child.exitCode).toBe(0)
  const file = join(first.desktop.folder, 'secrets.safe.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).not.toMatch(/PRIVATE KEY|"kty"/)

  const second = await launchToPage({ workspace: first.desktop.folder })
  expect(await deviceOf(second.page)).toEqual(before)
  expect(before).toMatchObject({ protection: 'keychain', weaker: false })
})

test('where the system keeps no secrets none is written, and the key is shown as weaker', async () => {
  const { desktop, page } = await launchToPage({ setting: { backend: 'basic_text' } })
  await page.ask('people.enrol', KIM)
  expect(await deviceOf(page)).toMatchObject({ protection: 'process', weaker: true })
  await desktop.quit()
  const file = join(desktop.folder, 'secrets.safe.json')
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
})

test('a page that is loaded again hears where the same core stands', async () => {
  const { desktop, page } = await launchToPage()
  await page.ask('people.enrol', KIM)
  await soon(() => expect(page.changes().at(-1)?.topics).toContain('people'))
  const last = page.changes().at(-1)
  desktop.window()?.webContents.reload()
  const again = await soon(async () => {
    const standing = await desktop.page()
    expect(standing.bridge).not.toBe(page.bridge)
    expect(standing.changes()).not.toHaveLength(0)
    return standing
  })
  expect(again.changes()[0]).toEqual({ ...last, topics: [] })
  expect(await again.ask('people.list')).toMatchObject({ ok: true })
})

async function deviceOf(page: Page): Promise<unknown> {
  const reply = await page.ask('workspace.status')
  return reply?.ok ? (reply.value as { device: unknown }).device : reply
}
