import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type EnvironmentOptions } from 'vite'
import { beginBuild } from './electron/launch/source-stamp.mjs'

const root = dirname(fileURLToPath(import.meta.url))
/** The launcher builds aside and puts the whole in place. */
const out = resolve(root, process.env['SIGNALBOX_OUT'] ?? 'dist')
const source = (path: string) => resolve(root, path)

/** Electron 45's own lines. */
const NODE = 'node24'
const CHROME = 'chrome140'

type NodeBuild = {
  readonly folder: string
  readonly entries: Record<string, string>
  readonly external: string[]
}

/** Everything in one flat folder, so that a chunk finds `./worker.js` beside itself. */
const forNode = ({ folder, entries, external }: NodeBuild): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true, external },
  build: {
    outDir: resolve(out, folder),
    emptyOutDir: true,
    target: NODE,
    // Half of a start is reading the bundle.
    minify: true,
    sourcemap: false,
    copyPublicDir: false,
    rolldownOptions: {
      platform: 'node',
      input: entries,
      external,
      output: {
        format: 'es',
        // The log tells what kind of an error it was.
        keepNames: true,
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
})

export default defineConfig({
  root: source('renderer'),
  publicDir: false,
  plugins: [react()],
  html: { cspNonce: '{{nonce}}' },
  environments: {
    client: {
      build: {
        outDir: resolve(out, 'renderer'),
        emptyOutDir: true,
        target: CHROME,
        sourcemap: false,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { input: source('renderer/index.html') },
      },
    },
    node: forNode({
      folder: 'headless',
      entries: {
        main: source('electron/headless/main.ts'),
        worker: source('electron/core/compute/worker.ts'),
      },
      external: ['better-sqlite3'],
    }),
    desktop: forNode({
      folder: 'desktop',
      entries: {
        main: source('electron/desktop/main.ts'),
        'core-process': source('electron/desktop/core-process.ts'),
        worker: source('electron/core/compute/worker.ts'),
      },
      external: ['electron', 'better-sqlite3'],
    }),
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: resolve(out, 'preload'),
        emptyOutDir: true,
        target: CHROME,
        minify: false,
        sourcemap: false,
        rolldownOptions: {
          platform: 'node',
          input: { preload: source('electron/preload/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      mkdirSync(out, { recursive: true })
      const finishBuild = beginBuild(root, out)
      for (const environment of Object.values(builder.environments)) {
        await builder.build(environment)
      }
      finishBuild()
    },
  },
})
