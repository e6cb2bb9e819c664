import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../transport/opened.ts'

const child = fileURLToPath(new URL('./child-full-disk.ts', import.meta.url))

/** A disk of four megabytes that only the command itself sees, and that goes with it. */
const onSmallDisk = (disk: string, ...command: string[]) => [
  '-m',
  'sh',
  '-c',
  'mount -t tmpfs -o size=4m tmpfs "$0" && exec "$@"',
  disk,
  ...command,
]

const mayMount = (() => {
  try {
    execFileSync('unshare', onSmallDisk('/mnt', 'true'), { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
const name = 'a full disk is named, nothing is half done, and it goes on when there is room'

test.skipIf(!mayMount)(mayMount ? name : `${name} (skipped: nothing may be mounted here)`, () => {
  const command = onSmallDisk(temporaryFolder(), process.execPath, child, '')
  command[command.length - 1] = command[4]!
  const { stdout, stderr, status } = spawnSync('unshare', command, { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const told = JSON.parse(stdout)
  expect(told.added).toBeGreaterThan(5)
  const named = { ok: false, failure: { message: expect.stringMatching(/disk is full/i) } }
  expect(told.declined).toMatchObject(named)
  expect(told.whileFull).toMatchObject({ readable: told.added, again: named })
  expect(told.backup).toMatchObject({ ok: false })
  expect(told.recovered).toMatchObject({ ok: true })
  expect(told.verified).toMatchObject({ ok: true, value: { outcome: 'intact' } })
  expect(told).toMatchObject({ health: 'ok', after: told.added + 1 })
})
