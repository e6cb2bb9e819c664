import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openWindowStates } from '../../electron/desktop/window-state.ts'

function fileInFreshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-states-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'window-state.json')
}
const state = { bounds: { x: -5, y: 10, width: 1000, height: 700 }, maximized: true }

test('each window is remembered under its own name, across starts', () => {
  const file = fileInFreshFolder()
  openWindowStates(file).save('main', state)
  openWindowStates(file).save('wall', { ...state, maximized: false })

  expect(openWindowStates(file).find('main')).toEqual(state)
  expect(openWindowStates(file).find('wall')).toEqual({ ...state, maximized: false })
  expect(openWindowStates(file).find('other')).toBeUndefined()
})

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"main":{}}',
  '{"main":{"bounds":{"x":1,"y":1,"width":"1","height":1},"maximized":true}}',
  '{"main":{"bounds":{"x":1e300,"y":1,"width":1,"height":1},"maximized":true}}',
])('a file that says %j is as good as none', (text) => {
  const file = fileInFreshFolder()
  writeFileSync(file, text)
  expect(openWindowStates(file).find('main')).toBeUndefined()
  openWindowStates(file).save('main', state)
  expect(openWindowStates(file).find('main')).toEqual(state)
})

test('where nothing can be written, closing a window still works', () => {
  const file = join(fileInFreshFolder(), 'nowhere', 'window-state.json')
  expect(() => openWindowStates(file).save('main', state)).not.toThrow()
  expect(existsSync(file)).toBe(false)
})
