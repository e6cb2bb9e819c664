import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  fetchElectron,
  findElectron,
  lastFailedFetch,
} from '../../electron/launch/electron-binary.mjs'

let root = ''
const folder = () => join(root, 'node_modules', 'electron')
const installer = (script: string) => writeFileSync(join(folder(), 'install.js'), script)
const fetch = (limitMs = 20_000) => fetchElectron({ root, node: process.execPath, limitMs })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'signalbox-electron-'))
  mkdirSync(join(folder(), 'dist'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const BRINGS = `
const { writeFileSync } = require('node:fs')
writeFileSync(__dirname + '/dist/electron', '')
writeFileSync(__dirname + '/path.txt', 'electron')`

test('a fetched binary is found, and the failure before it is forgotten', async () => {
  installer('process.exit(1)')
  expect(await fetch()).toBeUndefined()
  expect(lastFailedFetch(root)).toBeGreaterThan(0)

  installer(BRINGS)
  expect(await fetch()).toBe(join(folder(), 'dist', 'electron'))
  expect(lastFailedFetch(root)).toBeUndefined()
})

test('a fetch that takes too long is given up', async () => {
  installer('setInterval(() => {}, 1000)')
  const started = Date.now()
  expect(await fetch(300)).toBeUndefined()
  expect(Date.now() - started).toBeLessThan(10_000)
  expect(lastFailedFetch(root)).toBeGreaterThan(0)
})

test('a path without its binary is no Electron', () => {
  writeFileSync(join(folder(), 'path.txt'), 'electron')
  expect(findElectron(root)).toBeUndefined()
  writeFileSync(join(folder(), 'dist', 'electron'), '')
  chmodSync(join(folder(), 'dist', 'electron'), 0o755)
  expect(findElectron(root)).toBe(join(folder(), 'dist', 'electron'))
})
