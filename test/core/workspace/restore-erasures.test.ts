import { expect, test } from 'vitest'
import { startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
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
