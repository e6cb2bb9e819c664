import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Outside Electron its package tries a download, so tests meet a recording stand-in instead. */
const electron = here('./support/electron-stand-in/electron.ts')

export default defineConfig({
  root: here('..'),
  resolve: { alias: [{ find: /^electron$/, replacement: electron }] },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/live/**', 'node_modules/**'],
    maxWorkers: 2,
    setupFiles: [here('./support/seed.ts')],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
