import { defineConfig } from '@playwright/test'
import usual from './playwright.config.ts'

/** Pictures are looked at by people; they prove nothing by themselves. */
export default defineConfig(usual, {
  testMatch: 'pictures.ts',
  timeout: 600_000,
  use: { trace: 'off' },
})
