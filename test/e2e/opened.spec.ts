import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from '../headless/launched.ts'
import { expect, test } from './fixtures.ts'
import { built } from './host.ts'
import { FirstStartPage } from './pages/first-start-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'signalbox-opened-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Stands in for the system's own opener, and writes down which page it was to open. */
const noted = join(folder, 'page')
const opener = `#!/bin/sh\nprintf '%s' "$1" > ${noted}.new\nmv ${noted}.new ${noted}\n`

test('the page that the start hands to a browser leads into the workspace by itself', async ({
  page,
}) => {
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), opener)
    chmodSync(join(folder, name), 0o755)
  }
  const env = { PATH: `${folder}:${process.env['PATH']}`, DISPLAY: ':99', XDG_RUNTIME_DIR: folder }
  const workspace = join(folder, 'workspace')
  const host = launch(['serve', '--open', '--port', '0'], { workspace, env, program: built })
  try {
    await expect.poll(() => existsSync(noted), { timeout: 15_000 }).toBe(true)
    await page.goto(pathToFileURL(readFileSync(noted, 'utf8')).href)
    await expect(new FirstStartPage(page).welcome).toBeVisible()
    await expect(page).toHaveURL(`${new URL(host.said.stdout.trim()).origin}/`)
  } finally {
    host.child.kill('SIGKILL')
    await host.ended
  }
})
