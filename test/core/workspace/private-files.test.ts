import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { commandLineSession, holdWorkspace } from '#core/hold-workspace.ts'
import { takeLock } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { startCore } from '../../support/core.ts'
import { testPorts } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const reason = 'because the test says so'
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const here = test.skipIf(process.platform === 'win32')

function openToAll(path: string): string {
  const before = process.umask(0)
  onTestFinished(() => void process.umask(before))
  mkdirSync(path, { mode: 0o755 })
  return path
}

here('no other account reads a workspace, whatever was set for the folder', async () => {
  const folder = openToAll(join(emptyFolder(), 'w'))
  const { ports } = testPorts()
  const held = await holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'test' })
  expect([modeOf(folder), modeOf(join(folder, 'lock.db'))]).toEqual(['700', '600'])
  expect(commandLineSession().local).toBe(true)
  await held.close()
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'workspace.db'), 0o644)
  const core = await startCore({ folder, ports, empty: true })
  await core.get('people.enrol', { name: 'Kim' })
  const { file } = await core.get('workspace.backup', {})
  const { kept } = await core.get('workspace.restore', { file, reason })
  expect(modeOf(folder)).toBe('700')
  for (const path of [join(folder, 'workspace.db'), file, kept]) expect(modeOf(path)).toBe('600')
})

here('a folder with other things in it stays as open as it was', async () => {
  const folder = openToAll(join(emptyFolder(), 'shared'))
  writeFileSync(join(folder, 'theirs.txt'), '')
  for (let i = 0; i < 2; i += 1) {
    const core = await startCore({ folder, empty: true })
    expect(modeOf(folder)).toBe('755')
    expect(modeOf(join(folder, 'workspace.db'))).toBe('600')
    await core.close()
  }
})

here('a lock is let go of even where its note cannot be taken away', async () => {
  const places = placesIn(emptyFolder())
  const lock = await takeLock(places)
  mkdirSync(join(places.holder, 'in the way'), { recursive: true })
  expect(() => lock.release()).toThrow()
  rmSync(places.holder, { recursive: true })
  ;(await takeLock(places)).release()
})
