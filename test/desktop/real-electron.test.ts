import type { ElectronApplication, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createWireClient } from '#renderer/data/wire-client.ts'
import type { Reply } from '#shared/contract/index.ts'
import type { Bridge, FromCore, FromHost, ToCore, ToHost } from '#shared/contract/wire.ts'
import { conformance, type OpenTransport } from '../transport/conformance.ts'
import { furnishFolder } from '../transport/furnish.ts'
import { launchReal, whyNotReal } from './real-electron.ts'

type Bridged = Window & { signalbox: Bridge; heard(message: FromCore | FromHost): void }

/** From a test into a real page, and from there as far as its bridge leads. */
const overRealElectron: OpenTransport = async (furnished) => {
  const real = await launchReal((workspace) => furnishFolder(workspace, furnished))
  onTestFinished(real.close)
  const { page } = real
  const listeners = new Set<(message: FromCore | FromHost) => void>()
  let latest: FromCore | undefined
  await page.exposeFunction('heard', (message: FromCore | FromHost) => {
    if (message.kind === 'change')
      latest = { ...message, change: { ...message.change, topics: [] } }
    for (const listener of listeners) listener(message)
  })
  await page.evaluate(() => {
    const { signalbox, heard } = window as unknown as Bridged
    signalbox.onChange((message) => heard(message))
  })
  const bridge: Bridge = {
    call: (message) =>
      page.evaluate<Reply | undefined, ToCore | ToHost>(
        (said) => (window as unknown as Bridged).signalbox.call(said),
        message,
      ),
    onChange(listener) {
      listeners.add(listener)
      if (latest) listener(latest)
      return () => void listeners.delete(listener)
    },
  }
  const client = createWireClient(bridge)
  // The first fact of this device introduces its key; what is announced after that is plain.
  await client.call('people.addTeam', { name: 'Desktop' })
  return { connect: async () => ({ client, leave: () => void page.reload() }) }
}

describe.skipIf(whyNotReal)('the transport suite', () => {
  conformance('real Electron', overRealElectron)
})

describe.skipIf(whyNotReal)('in real Electron', () => {
  let real: Awaited<ReturnType<typeof launchReal>>
  let program: ElectronApplication
  let page: Page

  beforeAll(async () => {
    real = await launchReal()
    program = real.program
    page = real.page
  })
  afterAll(() => real.close())

  test('the page stands on our own scheme, powerless, with exactly two functions', async () => {
    expect(page.url()).toMatch(/^signalbox-app:\/\/app\//)
    const found = await page.evaluate(() => ({
      bridge: Object.keys((window as { signalbox?: object }).signalbox ?? {}),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }))
    expect(found).toEqual({ bridge: ['call', 'onChange'], node: [] })
  })

  test('a call reaches the core, and a killed core comes back under the same window', async () => {
    const status = () =>
      page.evaluate(() => {
        const { signalbox } = window as unknown as { signalbox: Bridge }
        const request = { name: 'workspace.status', input: {}, commandId: '' }
        return signalbox.call({ kind: 'call', callId: crypto.randomUUID(), request })
      })
    await expect.poll(status, { timeout: 10_000 }).toMatchObject({ ok: true })
    const corePid = () =>
      program.evaluate(({ app }) => {
        const core = app.getAppMetrics().find(({ name }) => name === 'Signalbox core')
        return core?.pid ?? 0
      })
    const before = await corePid()
    expect(before).toBeGreaterThan(0)
    await program.evaluate((_, pid) => process.kill(pid, 'SIGKILL'), before)
    await expect.poll(corePid, { timeout: 10_000 }).not.toBe(before)
    await expect.poll(status, { timeout: 10_000 }).toMatchObject({ ok: true })
    expect(program.windows()).toHaveLength(1)
  })

  test('pop-ups, foreign pages and permissions are denied', async () => {
    const popup = await page.evaluate(() => window.open('https://example.test/') === null)
    expect(popup).toBe(true)
    await page.evaluate(() => {
      location.href = 'https://example.test/'
    })
    expect(page.url()).toMatch(/^signalbox-app:\/\/app\//)
    const state = await page.evaluate(async () => {
      const { state } = await navigator.permissions.query({ name: 'geolocation' })
      return state
    })
    expect(state).toBe('denied')
  })
})
