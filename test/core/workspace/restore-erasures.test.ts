import { expect, test } from 'vitest'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { addWithRole } from '../people/cast.ts'
import { addTeams, expectWhole } from './teams.ts'

const reason = 'because the test says so'

async function addLeaver({ get }: TestCore, name: string) {
  const { id } = await get('people.add', { name })
  await get('people.deactivate', { personId: id, reason, expectedVersion: 1 })
  return id
}

async function attached(core: TestCore, text: string) {
  const bytes = Buffer.from(text).toString('base64')
  const { digest } = await core.get('ledger.putAttachment', { bytes })
  const { id, version } = await core.get('releases.plan', { name: 'R1', class: 'standard' })
  const document = { kind: 'Release notes', title: 'Notes', parts: [digest] }
  const where = { releaseId: id, expectedVersion: version }
  await core.get('releases.attachDocument', { ...document, ...where })
  return { release: id, digest, bytes }
}

test('an erasure is known in every later epoch, also where what it took away was not there', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'Blue')
  const before = await core.get('workspace.backup', {})
  const id = await addLeaver(core, 'Zephyrine')
  const { release, digest, bytes } = await attached(core, 'notes by Zephyrine')
  core.clock.pass(1000)
  const withAll = await core.get('workspace.backup', {})
  await core.get('ledger.erase', { subject: id, reason })
  await core.get('ledger.erase', { subject: release, attachments: [digest], reason })
  const gone = await core.get('workspace.restore', { file: before.file, reason })
  expect(gone).toMatchObject({ erasedAgain: 0 })
  expect(await core.ask('ledger.putAttachment', { bytes })).toMatchObject({
    failure: { code: 'ledger/part-erased' },
  })
  await expectWhole(core)
  const back = await core.get('workspace.restore', { file: withAll.file, reason })
  expect(back.erasedAgain).toBeGreaterThan(1)
  expect((await core.get('people.get', { personId: id })).person!.name).toBeNull()
  expect(await core.get('ledger.attachment', { digest })).toMatchObject({ erased: true })
  await expectWhole(core)
})

test('what a backup knows as erased is not named once more', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const id = await addLeaver(core, 'Zephyrine')
  await core.get('ledger.erase', { subject: id, reason })
  const { file } = await core.get('workspace.backup', {})
  await core.get('workspace.restore', { file, reason })
  const { items } = await core.get('ledger.entries', { type: 'ledger.erased' })
  expect(items).toHaveLength(1)
})

test('what is given up is counted from where the two ledgers part', async () => {
  const core = await startCore({ folder: emptyFolder() })
  await addTeams(core, 'Blue')
  const early = await core.get('workspace.backup', {})
  await addTeams(core, 'Green', 'Red', 'White')
  core.clock.pass(1000)
  const late = await core.get('workspace.backup', {})
  const first = await core.get('workspace.restore', { file: early.file, reason })
  expect(first).toMatchObject({ abandoned: 3 })
  await addTeams(core, 'Black')
  const second = await core.get('workspace.restore', { file: late.file, reason })
  expect(second).toMatchObject({ restoredTo: late.seq, abandoned: 2 })
})

const kept = ({ db }: TestCore, person: PersonId) =>
  db().prepare('SELECT count(*) FROM preferences WHERE person = ?').pluck().get(person)

/** Somebody who came back without a name. */
async function addNameless(core: TestCore) {
  const { get } = core
  const { id: personId } = await addWithRole(core, { name: 'Zephyrine', role: 'viewer' })
  const version = async () => (await get('people.get', { personId })).person!.version
  const leave = async () =>
    get('people.deactivate', { personId, reason, expectedVersion: await version() })
  await leave()
  await get('ledger.erase', { subject: personId, reason })
  await get('people.reactivate', { personId, reason, expectedVersion: await version() })
  const { items } = await get('ledger.history', { subject: personId })
  const { id } = items.find(({ type }) => type === 'person.reactivated')!
  await get('ledger.erase', { subject: personId, facts: [id], reason })
  return { id: personId, leave }
}

test('what somebody kept without a name stays erased, also where no fact of it comes back', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const { id, leave } = await addNameless(core)
  await core.askAs(sessionOf(id), 'preferences.keep', { name: 'ui.columns', value: 'mine' })
  const { file } = await core.get('workspace.backup', {})
  await leave()
  await core.get('ledger.erase', { subject: id, reason })
  await core.get('workspace.restore', { file, reason })
  expect(kept(core, id)).toBe(0)
  await expectWhole(core)
})

test('an erasure that names no fact is done again, once, by every older backup', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const { id, leave } = await addNameless(core)
  await leave()
  await core.get('ledger.erase', { subject: id, reason })
  const { file: early } = await core.get('workspace.backup', {})
  core.clock.pass(1000)
  core.db().prepare('INSERT INTO preferences VALUES (?, ?, ?)').run(id, 'ui.columns', '"mine"')
  const { file } = await core.get('workspace.backup', {})
  await core.get('ledger.erase', { subject: id, reason })
  core.clock.pass(1000)
  const { file: late } = await core.get('workspace.backup', {})
  expect(kept(core, id)).toBe(0)
  const named = async () => {
    const { items } = await core.get('ledger.entries', { type: 'ledger.erased' })
    return items.length
  }
  const before = await named()
  for (const older of [late, early, file]) {
    await core.get('workspace.restore', { file: older, reason })
    expect(kept(core, id)).toBe(0)
    expect(await named()).toBe(before)
    core.clock.pass(1000)
  }
  await expectWhole(core)
})
