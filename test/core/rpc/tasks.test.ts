import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { createAuthorities } from '#core/rpc/authority.ts'
import { openCommandLog } from '#core/rpc/command-log.ts'
import { type Conduct, createRouter, type Handlers, quiet } from '#core/rpc/router.ts'
import type { TeamId } from '#shared/vocabulary/ids.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, ofTeam } from '../people/cast.ts'

const PASSPHRASE = 'correct horse battery'
const refusedWith = (code: string) => ({ ok: false, failure: { code } })

type Work = Handlers['workspace.backups']

/** A router over the same workspace whose one task does what the test says. */
function taskOf(core: TestCore, work: Work) {
  const { unitOfWork, db } = core.core.running()
  const call = createRouter({
    unitOfWork,
    authorities: createAuthorities(),
    commands: openCommandLog(db),
    log: core.log,
    viewOnly: () => undefined,
    // One handler is all that is called here.
    handlers: { 'workspace.backups': work } as unknown as Handlers,
  })
  return (conduct: Conduct = quiet, commandId = v7()) =>
    call({ name: 'workspace.backups', input: {}, commandId }, core.me, conduct)
}

const cancelled = () => {
  const controller = new AbortController()
  return { controller, conduct: { signal: controller.signal, report: () => {} } }
}

const done = { folder: 'here', items: [] }

test('what tasks do without a decision takes a role of the whole workspace', async () => {
  const core = await startCore()
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const scope = ofTeam(team.id)
  const cora = sessionOf((await addWithRole(core, { name: 'Cora', role: 'coordinator', scope })).id)
  const ted = sessionOf((await addWithRole(core, { name: 'Ted', role: 'administrator', scope })).id)
  const beyond = refusedWith('rpc/out-of-scope')
  const file = '/nowhere/at-all'
  const order = { file, reason: 'because' }
  expect(await core.askAs(cora, 'ledger.export', { folder: file })).toMatchObject(beyond)
  expect(await core.askAs(cora, 'ledger.checkpoint', {})).toMatchObject(beyond)
  expect(await core.askAs(cora, 'workspace.rebuild', {})).toMatchObject(beyond)
  expect(await core.askAs(cora, 'workspace.backup', {})).toMatchObject(beyond)
  expect(await core.askAs(ted, 'workspace.restore', order)).toMatchObject(beyond)
  expect(await core.askAs(cora, 'ledger.verify', {})).toMatchObject({ ok: true })

  const ann = await addPerson(core, 'Ann')
  const set = { personId: ann.id, passphrase: PASSPHRASE }
  expect(await core.askAs(ted, 'people.setPassphrase', set)).toMatchObject(beyond)
  await core.get('people.joinTeam', { personId: ann.id, teamId: team.id })
  expect(await core.askAs(ted, 'people.setPassphrase', set)).toMatchObject({ ok: true })
})

test('a task asked again by its id answers what it decided, and does nothing', async () => {
  const core = await startCore()
  const commandId = v7()
  const set = (passphrase: string, personId = core.kim.id) =>
    core.ask('people.setPassphrase', { personId, passphrase }, commandId)
  const first = await set(PASSPHRASE)
  expect(first).toMatchObject({ ok: true })
  const facts = core.facts()
  expect(await set(PASSPHRASE)).toEqual(first)
  expect(core.facts()).toBe(facts)
  const ann = await addPerson(core, 'Ann')
  expect(await set(PASSPHRASE, ann.id)).toMatchObject(refusedWith('rpc/command-reused'))
})

test('a task that decides nothing runs each time it is asked', async () => {
  const core = await startCore()
  let times = 0
  const ask = taskOf(core, async () => {
    times += 1
    return done
  })
  const commandId = v7()
  for (const _ of [1, 2]) expect(await ask(quiet, commandId)).toEqual({ ok: true, value: done })
  expect(times).toBe(2)
})

test('one task decides many times over, each with ids of its own', async () => {
  const core = await startCore()
  const made = new Set<string>()
  const ask = taskOf(core, async (_, task) => {
    for (let i = 0; i < 300; i += 1) {
      task.decide((work) => {
        const team = work.newId<TeamId>()
        made.add(team)
        work.record('team.added', team, { name: `Team ${i}` })
        return null
      })
    }
    return done
  })
  expect(await ask()).toMatchObject({ ok: true })
  expect(made.size).toBe(300)
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact' })
})

test('after a cancellation nothing is decided any more', async () => {
  const core = await startCore()
  const { controller, conduct } = cancelled()
  const facts = core.facts()
  const ask = taskOf(core, async (_, task) => {
    controller.abort()
    task.decide((work) => {
      work.record('team.added', work.newId<TeamId>(), { name: 'Blue' })
      return null
    })
    return done
  })
  expect(await ask(conduct)).toMatchObject(refusedWith('rpc/cancelled'))
  expect(core.facts()).toBe(facts)
  expect(core.defects()).toEqual([])
})

test('a defect after a cancellation is logged and told as one', async () => {
  const core = await startCore()
  const { controller, conduct } = cancelled()
  const ask = taskOf(core, async () => {
    controller.abort()
    throw new TypeError('the disk is on fire')
  })
  expect(await ask(conduct)).toMatchObject(refusedWith('rpc/defect'))
  expect(core.defects()).toHaveLength(1)
})
