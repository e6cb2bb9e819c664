import { execFileSync } from 'node:child_process'
import { scrypt } from 'node:crypto'
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createPatience } from '#core/ledger/patience.ts'
import { startCore } from '../../support/core.ts'
import { virtualClock } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const reason = 'because the test says so'

test('a checkpoint that could not be written does not count, and is signed again', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.get('ledger.checkpoint', {})
  await core.get('people.addTeam', { name: 'One' })
  const file = join(folder, 'checkpoints.jsonl')
  renameSync(file, `${file}.aside`)
  mkdirSync(file)
  expect(await core.ask('ledger.checkpoint', {})).toMatchObject({ ok: false })
  rmdirSync(file)
  renameSync(`${file}.aside`, file)
  expect((await core.get('workspace.status', {})).ledger.unanchored).toBe(1)
  const { seq } = await core.get('ledger.checkpoint', {})
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ seq })
  await core.get('people.addTeam', { name: 'Two' })
  await core.get('ledger.checkpoint', {})
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
})

const hasFifos = process.platform !== 'win32'

test.skipIf(!hasFifos)('a second folder that never answers holds one thread, not all', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const second = emptyFolder()
  await core.get('workspace.setCheckpointFolder', { folder: second, reason })
  const { id } = await core.get('workspace.status', {})
  const file = join(second, `signalbox-${id}.checkpoints.jsonl`)
  execFileSync('mkfifo', [file])
  onTestFinished(() => letGo(file))
  for (let i = 0; i < 6; i += 1) {
    await core.get('people.addTeam', { name: `Team ${i}` })
    let over = false
    const signing = core.get('ledger.checkpoint', {}).finally(() => {
      over = true
    })
    for (let turns = 0; !over && turns < 50; turns += 1) await turn()
    core.clock.pass(6000)
    await signing
  }
  const { ledger } = await core.get('workspace.status', {})
  expect(ledger.checkpointFolderTrouble).toMatch(/has not answered since the last time/)
  expect(ledger.unanchored).toBe(0)
  const digest = promisify(scrypt)('x', 'y', 32).then(() => 'done')
  expect(await Promise.race([digest, sleep(4000, 'never')])).toBe('done')
})

/** Whoever waits for somebody to write finds nothing to read, and goes on. */
async function letGo(fifo: string): Promise<void> {
  for (let i = 0; i < 8; i += 1) {
    const file = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK)
    writeSync(file, '\n')
    await sleep(20)
    closeSync(file)
  }
}

test('once a share answers after all it is asked again', async () => {
  const clock = virtualClock()
  const reach = createPatience(clock.every)
  let answer = (_: string) => {}
  const slow = reach(
    () =>
      new Promise<string>((resolve) => {
        answer = resolve
      }),
  )
  const late = expect(slow).rejects.toThrow(/does not answer/)
  clock.pass(6000)
  await late
  await expect(reach(async () => 'meanwhile')).rejects.toThrow(/since the last time/)
  answer('at last')
  await turn()
  expect(await reach(async () => 'again')).toBe('again')
})
