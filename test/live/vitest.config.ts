import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests against real servers, apart from the others: they need programs that not every machine has. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/live/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
