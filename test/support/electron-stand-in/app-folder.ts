import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createBuilder } from 'vite'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PAGE = '<!doctype html><meta name="nonce" content="{{nonce}}"><title>Signalbox</title>'

/** The preload as the project's own build bundles it. */
export async function buildPreload(outDir: string): Promise<string> {
  const builder = await createBuilder({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    environments: { preload: { build: { outDir } } },
  })
  const { preload } = builder.environments
  if (!preload) throw new Error('vite.config.ts has no environment named preload')
  await builder.build(preload)
  return join(outDir, 'preload.cjs')
}

/**
 * A program folder as the build lays it out: the real preload, the core's real process unbundled,
 * and a page that stands for the screens.
 */
export async function makeAppFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-desktop-'))
  const dist = join(folder, 'dist')
  mkdirSync(join(dist, 'renderer', 'assets'), { recursive: true })
  mkdirSync(join(dist, 'desktop'))
  writeFileSync(join(dist, 'renderer', 'index.html'), PAGE)
  writeFileSync(join(dist, 'renderer', 'assets', 'main-1a2b3c.js'), 'export {}')
  const coreProcess = new URL('../../../electron/desktop/core-process.ts', import.meta.url).href
  writeFileSync(join(dist, 'desktop', 'core-process.js'), `import ${JSON.stringify(coreProcess)}\n`)
  const preload = await buildPreload(join(dist, 'preload'))
  return {
    folder,
    preload,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  }
}
export type AppFolder = Awaited<ReturnType<typeof makeAppFolder>>
