import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Bridge } from '#shared/contract/wire.ts'

type Present = { readonly binary: string } | { readonly missing: string }

function findElectron(): Present {
  const folder = join('node_modules', 'electron')
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return { missing: "Electron's binary is not installed" }
  const binary = join(folder, 'dist', readFileSync(named, 'utf8'))
  if (!existsSync(binary)) return { missing: "Electron's binary is named but not there" }
  if (!existsSync(join('dist', 'desktop', 'main.js'))) return { missing: 'nothing has been built' }
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return { missing: 'there is no display' }
  }
  return { binary }
}

const present = findElectron()
const reason = 'missing' in present ? present.missing : undefined
if (reason) console.info(`Real Electron is not tried: ${reason}.`)

describe.skipIf(reason)('in real Electron', () => {
  let folder: string
  let program: ElectronApplication
  let page: Page

  beforeAll(async () => {
    const { _electron } = await import('@playwright/test')
    folder = mkdtempSync(join(tmpdir(), 'signalbox-real-'))
    const own = [
      `--user-data-dir=${join(folder, 'user')}`,
      '--workspace',
      join(folder, 'workspace'),
    ]
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    program = await _electron.launch({
      executablePath: 'binary' in present ? present.binary : '',
      args: [process.cwd(), ...asRoot, ...own],
    })
    page = await program.firstWindow()
    await page.waitForLoadState('domcontentloaded')
  })
  afterAll(async () => {
    await program.close()
    rmSync(folder, { recursive: true, force: true })
  })

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
    await program.evaluate(({ app }) => {
      const core = app.getAppMetrics().find(({ name }) => name === 'Signalbox core')
      if (core) process.kill(core.pid, 'SIGKILL')
    })
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
