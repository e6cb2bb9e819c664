import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openInBrowser } from '../../electron/headless/open-in-browser.ts'
import { CODE_MS } from '../../electron/headless/start-codes.ts'
import { temporaryFolder } from '../transport/opened.ts'
import { start } from './command.ts'
import { enter, exchange } from './serving.ts'

const OPENER = process.platform === 'darwin' ? 'open' : 'xdg-open'

/** A host whose opener of links writes down what it was called with, as every account may read it. */
async function serveAndOpen() {
  const folder = temporaryFolder()
  const noted = join(folder, 'arguments')
  writeFileSync(
    join(folder, OPENER),
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${noted}.new\nmv ${noted}.new ${noted}\n`,
  )
  chmodSync(join(folder, OPENER), 0o755)
  const env = { PATH: `${folder}:${process.env['PATH']}`, DISPLAY: ':99', XDG_RUNTIME_DIR: folder }
  const workspace = join(folder, 'workspace')
  const host = start(['serve', '--open', '--port', '0'], { workspace, env })
  await vi.waitFor(() => expect(existsSync(noted)).toBe(true), { timeout: 15_000 })
  return { ...host, words: readFileSync(noted, 'utf8').trim().split('\n') }
}

/** Where a page leads on to, whether a browser follows by itself or a person does. */
function linksOf(page: string): string[] {
  const text = readFileSync(page, 'utf8')
  return [/;\s*url=([^"]+)"/.exec(text)?.[1], /href="([^"]+)"/.exec(text)?.[1]] as string[]
}

test.skipIf(process.platform === 'win32')(
  'what opens the browser is told of a page, never of the code',
  async () => {
    const { words, said, child, ended } = await serveAndOpen()
    expect(words).toHaveLength(1)
    expect(words.join(' ')).not.toMatch(/code=|https?:/)
    const [page] = words as [string]
    const code = /#code=([\w-]{43})/.exec(readFileSync(page, 'utf8'))?.[1]
    expect(page).not.toContain(code)
    expect(said.stdout).not.toContain(code)

    expect(statSync(page).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(page)).mode & 0o777).toBe(0o700)
    expect(readFileSync(page, 'utf8')).not.toContain('<script')
    child.kill('SIGTERM')
    expect((await ended).status).toBe(0)
    expect(existsSync(page)).toBe(false)
  },
)

test.skipIf(process.platform === 'win32')('the page leads to a link that works, once', async () => {
  const { words, said } = await serveAndOpen()
  const [link, again] = linksOf(words[0]!)
  expect(again).toBe(link)
  const { origin, hash } = new URL(link!)
  expect(origin).toBe(new URL(said.stdout.trim()).origin)
  expect(await enter(origin, link!)).toMatch(/^[\w-]{43}$/)
  expect((await exchange(origin, hash.slice('#code='.length))).status).toBe(401)
})

test.skipIf(process.platform === 'win32')('the page is gone when its link is too old', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, OPENER), '#!/bin/sh\n')
  chmodSync(join(folder, OPENER), 0o755)
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
  vi.stubEnv('DISPLAY', ':99')
  vi.stubEnv('XDG_RUNTIME_DIR', folder)
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
    vi.unstubAllEnvs()
  })
  const pages = () => readdirSync(join(folder, 'signalbox'))
  await openInBrowser('http://127.0.0.1:1/#code=x')
  vi.advanceTimersByTime(CODE_MS)
  expect(pages()).toHaveLength(1)
  vi.advanceTimersByTime(15_000)
  expect(pages()).toEqual([])
})

test.skipIf(process.platform === 'win32')('without a browser no page is left behind', async () => {
  const folder = temporaryFolder()
  vi.stubEnv('PATH', folder)
  vi.stubEnv('DISPLAY', ':99')
  vi.stubEnv('XDG_RUNTIME_DIR', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await openInBrowser('http://127.0.0.1:1/#code=x')).toContain('none was found')
  expect(readdirSync(join(folder, 'signalbox'))).toEqual([])
})
