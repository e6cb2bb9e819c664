import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const sources = globSync('{shared,electron,renderer}/**/*.{ts,tsx,mjs}').map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(file, 'utf8'),
}))
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

const IMPORTS_ELECTRON = /(?:from|import|require)\s*\(?\s*['"]electron(?:\/[a-z]+)?['"]/

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(60)
})

test('windows are made in one place, and pages are heard in one place', () => {
  expect(filesWith(/new BrowserWindow\b/)).toEqual(['electron/desktop/window.ts'])
  expect(filesWith(/new (?:BaseWindow|WebContentsView|BrowserView)\b/)).toEqual([])
  expect(filesWith(/\bipcMain\s*[.[]/)).toEqual(['electron/desktop/relay.ts'])
  expect(readFileSync('electron/desktop/relay.ts', 'utf8').match(/\bipcMain\s*[.[]/g)).toHaveLength(
    1,
  )
})

test('only the desktop and the preload reach for Electron', () => {
  const reaching = filesWith(IMPORTS_ELECTRON)
  expect(reaching).toContain('electron/desktop/window.ts')
  expect(reaching.filter((file) => !/^electron\/(desktop|preload)\//.test(file))).toEqual([])
})

test.each([
  "import { app } from 'electron'",
  "import type { App } from 'electron'",
  'import "electron"',
  "await import('electron')",
  "require('electron/main')",
])('such an import is seen: %s', (line) => {
  expect(IMPORTS_ELECTRON.test(line)).toBe(true)
})

test('no page is ever loaded from a file', () => {
  expect(filesWith(/loadFile\(|loadURL\(\s*['"`]file:/)).toEqual([])
  expect(filesWith(/file:\/\//).filter((path) => path.startsWith('electron/'))).toEqual([])
})
