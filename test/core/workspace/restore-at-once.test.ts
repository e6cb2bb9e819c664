import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { commandLineSession, holdWorkspace } from '#core/hold-workspace.ts'
import { takeLock } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { testPorts, virtualClock } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { addWithRole } from '../people/cast.ts'
import { addTeams, expectWhole, teamNames } from './teams.ts'

const reason = 'because the test says so'
const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

async function restoresIn(core: TestCore) {
  const { items } = await core.get('ledger.entries', { type: 'ledger.restored' })
  const opened = items.map(({ seq }) => core.get('ledger.entry', { seq }))
  return (await Promise.all(opened)).map(({ entry }) => entry!.payload as Record<string, unknown>)
}

test('of two restores at once each restores what it was asked for, one after the other', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'One')
  const first = await core.get('workspace.backup', {})
  await addTeams(core, 'Two')
  core.clock.pass(1000)
  const second = await core.get('workspace.backup', {})
  await addTeams(core, 'Three')
  const [one, other] = await Promise.all([
    core.ask('workspace.restore', { file: first.file, reason }),
    core.ask('workspace.restore', { file: second.file, reason }),
  ])
  expect(one).toMatchObject({ ok: true, value: { epoch: 2, restoredTo: first.seq, abandoned: 2 } })
  expect(other).toMatchObject({ ok: true, value: { epoch: 3, restoredTo: second.seq } })
  expect(await teamNames(core)).toEqual(['One', 'Two'])
  expect(await restoresIn(core)).toMatchObject([{ backupDigest: digestOf(second.file) }])
  const kept = new Set([one, other].map((told) => told.ok && told.value.kept))
  expect(kept.size).toBe(2)
  expect(core.defects()).toEqual([])
  await expectWhole(core)
})

test('whatever was acknowledged while a restore began is named as given up', async () => {
  for (const wait of [0, 3, 6, 9, 12, 15, 18, 21]) {
    const core = await startCore({ folder: emptyFolder() })
    const { id: personId } = await core.get('people.add', { name: 'Ann' })
    const { file } = await core.get('workspace.backup', {})
    const set = async (i: number) => {
      for (let turns = 0; turns < wait * i; turns += 1) await turn()
      const passphrase = `correct horse battery ${i}`
      return core.ask('people.setPassphrase', { personId, passphrase })
    }
    const asked = Array.from({ length: 8 }, (_, i) => set(i))
    const told = await core.get('workspace.restore', { file, reason })
    await Promise.all(asked)
    const kept = new Sqlite(told.kept, { readonly: true })
    const recorded = Number(kept.prepare('SELECT max(seq) FROM ledger').pluck().get())
    kept.close()
    expect(told.restoredTo + told.abandoned).toBe(recorded)
    await core.close()
  }
}, 60_000)

test('whoever lost the role while the backup was proved does not restore it', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const bob = await addWithRole(core, { name: 'Bob', role: 'administrator' })
  const { file } = await core.get('workspace.backup', {})
  const restoring = core.askAs(sessionOf(bob.id), 'workspace.restore', { file, reason })
  const grantId = bob.grants[0]!.id
  await core.get('people.revoke', { personId: bob.id, grantId, reason })
  expect(await restoring).toMatchObject({ ok: false, failure: { code: 'rpc/forbidden' } })
  expect((await core.get('workspace.status', {})).ledger.epoch).toBe(1)
  await addTeams(core, 'Still open')
  await expectWhole(core)
})

test('a restore that is cancelled in time changes nothing', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const { file } = await core.get('workspace.backup', {})
  const controller = new AbortController()
  const request = { name: 'workspace.restore', input: { file, reason }, commandId: v7() }
  const conduct = { signal: controller.signal, report: () => {} }
  const restoring = core.core.call(request, core.me, conduct)
  controller.abort()
  expect(await restoring).toMatchObject({ failure: { code: 'rpc/cancelled' } })
  expect((await core.get('workspace.status', {})).ledger.epoch).toBe(1)
  await addTeams(core, 'Still open')
})

test('closed at any moment of a restore, nothing is open any more once the lock is free', async () => {
  let finished = false
  for (let turns = 0; !finished; turns += 4) {
    const folder = emptyFolder()
    const { ports, log } = testPorts()
    const held = await holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'test' })
    const call = (name: string, input: object) =>
      held.core.call({ name, input, commandId: v7() }, commandLineSession())
    await call('people.enrol', { name: 'Kim' })
    const { value } = (await call('workspace.backup', {})) as { value?: { file: string } }
    const restoring = call('workspace.restore', { file: value!.file, reason }).then((reply) => {
      finished = true
      return reply
    })
    for (let i = 0; i < turns && !finished; i += 1) await turn()
    const inTime: boolean = !finished
    await Promise.all([held.close(), held.close()])
    expect(held.core.running().db.open).toBe(false)
    ;(await takeLock(placesIn(folder))).release()
    const reply = await restoring
    expect(held.core.running().db.open).toBe(false)
    if (!reply.ok) expect(reply.failure.code).toBe('rpc/unavailable')
    expect(await call('workspace.status', {})).toMatchObject({
      failure: { code: 'rpc/unavailable', message: expect.stringMatching(/closed/) },
    })
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
    finished = !inTime
  }
}, 120_000)

test('a restore whose end cannot be signed is announced and stands all the same', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const { file } = await core.get('workspace.backup', {})
  const { checkpoints } = placesIn(folder)
  const before = core.core.running()
  const stop = core.core.onChange(() => {
    if (core.core.running() === before) return
    rmSync(checkpoints, { force: true })
    mkdirSync(checkpoints, { recursive: true })
  })
  const restored = await core.ask('workspace.restore', { file, reason })
  expect(restored).toMatchObject({ ok: true, value: { epoch: 2 } })
  expect(core.defects()).toMatchObject([{ message: expect.stringMatching(/no checkpoint/) }])
  stop()
  rmSync(checkpoints, { recursive: true })
  await addTeams(core, 'Goes on')
  await core.get('ledger.checkpoint', {})
})

test('where nothing can be opened after a restore, every call says so in plain words', async () => {
  const folder = emptyFolder()
  const time = virtualClock()
  let restoring = false
  const now = () => {
    if (restoring && !core.db().open && !existsSync(join(folder, 'workspace.db.restoring'))) {
      throw new Error('the clock is gone')
    }
    return time.now()
  }
  const core = await startCore({ folder, ports: { clock: { ...time, now } } })
  const { file } = await core.get('workspace.backup', {})
  restoring = true
  for (const reply of [
    await core.ask('workspace.restore', { file, reason }),
    await core.ask('workspace.status', {}),
    await core.ask('workspace.restore', { file, reason }),
  ]) {
    expect(reply).toMatchObject({
      failure: { code: 'rpc/unavailable', message: expect.stringMatching(/open it anew/) },
    })
  }
  await core.close()
  restoring = false
  const again = await startCore({ folder, ports: core.ports, empty: true })
  expect((await again.get('workspace.status', {})).ledger.epoch).toBe(2)
})
