import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

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
/** Why real Electron is not tried here; `undefined` where it is. */
export const whyNotReal = 'missing' in present ? present.missing : undefined
if (whyNotReal) console.info(`Real Electron is not tried: ${whyNotReal}.`)

/** Starts the built program in a folder of its own, or in one that was furnished before. */
export async function launchReal(furnish?: (workspace: string) => Promise<void>) {
  const { _electron } = await import('@playwright/test')
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-real-'))
  const workspace = join(folder, 'workspace')
  await furnish?.(workspace)
  const own = [`--user-data-dir=${join(folder, 'user')}`, '--workspace', workspace]
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const program = await _electron.launch({
    executablePath: 'binary' in present ? present.binary : '',
    args: [process.cwd(), ...asRoot, ...own],
  })
  const page: Page = await program.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return {
    program,
    page,
    async close(): Promise<void> {
      await program.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
