import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultFolder, openFileLog } from '#core/system-ports.ts'
import { emptyFolder } from '../support/workspace-folder.ts'

const OLD = 'x'.repeat(6 * 1024 * 1024)

function grownLog(): string {
  const path = join(emptyFolder(), 'logs', 'signalbox.log')
  mkdirSync(dirname(path))
  writeFileSync(path, OLD)
  return path
}

test('who says nothing opens no log, and moves none away', () => {
  const path = grownLog()
  openFileLog(path).close()
  expect(statSync(path).size).toBe(OLD.length)
  expect(existsSync(`${path}.1`)).toBe(false)
  const fresh = join(emptyFolder(), 'logs', 'signalbox.log')
  openFileLog(fresh).close()
  expect(existsSync(dirname(fresh))).toBe(false)
})

test('with the first line a log that has grown is put aside', () => {
  const path = grownLog()
  const log = openFileLog(path)
  log.info({ n: 1 }, 'first')
  log.warn({ n: 2 }, 'second')
  log.close()
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['first', 'second'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(`${path}.1`, 'utf8')).toBe(OLD)
})

test('a log that cannot be opened takes nobody down, and is tried again', () => {
  const folder = emptyFolder()
  const path = join(folder, 'logs', 'signalbox.log')
  writeFileSync(join(folder, 'logs'), 'in the way')
  const log = openFileLog(path)
  log.error({}, 'lost')
  expect(existsSync(path)).toBe(false)
  const elsewhere = openFileLog(join(folder, 'other', 'signalbox.log'))
  elsewhere.error({}, 'kept')
  elsewhere.close()
  expect(readFileSync(join(folder, 'other', 'signalbox.log'), 'utf8')).toContain('kept')
})

test('what went wrong keeps its code, and no secret is written, however deep it lies', () => {
  const path = join(emptyFolder(), 'signalbox.log')
  const log = openFileLog(path)
  const cause = { passphrase: 'words-1', deeper: { at: { last: { token: 'words-2' } } } }
  const error = Object.assign(new Error('the disk is full', { cause }), { code: 'SQLITE_FULL' })
  log.error({ error, a: { b: { c: { d: { token: 'words-3' } } } } }, 'an operation failed')
  log.close()
  const text = readFileSync(path, 'utf8')
  const line = JSON.parse(text)
  expect(line.error).toMatchObject({
    type: 'Error',
    message: 'the disk is full',
    code: 'SQLITE_FULL',
  })
  expect(line.error.stack).toContain('system-ports.test')
  expect(text).not.toMatch(/words-\d/)
})

test('a workspace has a folder of its own on every platform', () => {
  const home = join('/home', 'kim')
  const at = (platform: NodeJS.Platform, env = {}) => defaultFolder({ platform, env, home })
  expect(at('linux')).toBe(join(home, '.local', 'share', 'signalbox'))
  expect(at('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'signalbox'))
  const library = join(home, 'Library', 'Application Support')
  expect(at('darwin')).toBe(join(library, 'Signalbox', 'workspace'))
  const [local, roaming] = [join(home, 'Local'), join(home, 'Roaming')]
  const windows = at('win32', { LOCALAPPDATA: local, APPDATA: roaming })
  expect(windows).toBe(join(local, 'Signalbox', 'workspace'))
  expect(at('win32')).toBe(join(home, 'AppData', 'Local', 'Signalbox', 'workspace'))
})
