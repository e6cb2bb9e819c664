import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, ofTeam, reason } from '../people/cast.ts'

const refusedWith = (code: string) => ({ ok: false, failure: { code } })
const browserOf = (person: PersonId) =>
  openSession({ origin: 'browser 10.0.0.9', person, assurance: 'declared' })

async function declaredAs(core: TestCore, owner: PersonId, personId = core.kim.id) {
  const session = browserOf(owner)
  const declared = await core.askAs(session, 'people.declare', { personId })
  expect(declared).toMatchObject({ ok: true })
  return session
}

test('declaring from elsewhere gives nobody more than they have themselves', async () => {
  const core = await startCore()
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  const session = await declaredAs(core, val.id)
  expect(await core.askAs(session, 'people.list', {})).toMatchObject({ ok: true })
  expect(await core.askAs(session, 'people.addTeam', { name: 'X' })).toMatchObject(
    refusedWith('rpc/forbidden'),
  )
  expect(await core.askAs(session, 'workspace.rename', { name: 'Y' })).toMatchObject(
    refusedWith('rpc/forbidden'),
  )
})

test('nor further: what both may do is done where both may do it', async () => {
  const core = await startCore()
  const [blue, green] = [
    await core.get('people.addTeam', { name: 'Blue' }),
    await core.get('people.addTeam', { name: 'Green' }),
  ]
  const role = 'releaseManager'
  const rita = await addWithRole(core, { name: 'Rita', role, scope: ofTeam(blue.id) })
  const session = await declaredAs(core, rita.id)
  const rename = ({ id: teamId, version: expectedVersion }: typeof blue, name: string) =>
    core.askAs(session, 'people.renameTeam', { teamId, name, expectedVersion })
  expect(await rename(blue, 'Azure')).toMatchObject({ ok: true })
  expect(await rename(green, 'Lime')).toMatchObject(refusedWith('rpc/out-of-scope'))
})

test('whose own person went out of service only reads under the other name', async () => {
  const core = await startCore()
  const rita = await addWithRole(core, { name: 'Rita', role: 'releaseManager' })
  const session = await declaredAs(core, rita.id)
  expect(await core.askAs(session, 'people.addTeam', { name: 'Blue' })).toMatchObject({ ok: true })
  const gone = { personId: rita.id, reason, expectedVersion: rita.version }
  await core.get('people.deactivate', gone)
  expect(await core.askAs(session, 'people.addTeam', { name: 'Red' })).toMatchObject(
    refusedWith('rpc/forbidden'),
  )
  expect(await core.askAs(session, 'people.list', {})).toMatchObject({ ok: true })
})

test('at the machine of the workspace a declared person keeps their rights but administering', async () => {
  const core = await startCore()
  const rita = await addWithRole(core, { name: 'Rita', role: 'releaseManager' })
  await core.get('people.declare', { personId: rita.id })
  expect(await core.ask('people.addTeam', { name: 'Blue' })).toMatchObject({ ok: true })
  await core.get('people.declare', { personId: core.kim.id })
  expect(await core.ask('workspace.rename', { name: 'Y' })).toMatchObject(
    refusedWith('rpc/unproved'),
  )
})

test('what everybody may for themselves takes more than their word, here and elsewhere', async () => {
  const core = await startCore()
  const ann = await addPerson(core, 'Ann')
  const rename = { personId: ann.id, name: 'Mallory', expectedVersion: ann.version }
  const refused = refusedWith('rpc/forbidden')
  expect(await core.askAs(browserOf(ann.id), 'people.rename', rename)).toMatchObject(refused)
  await core.get('people.declare', { personId: ann.id })
  expect(await core.ask('people.rename', rename)).toMatchObject(refused)
  const sure = openSession({ origin: 'test', person: ann.id, assurance: 'proved' })
  expect(await core.askAs(sure, 'people.rename', rename)).toMatchObject({ ok: true })
})

test('a session of an account speaks for whom the account is linked to, at each moment', async () => {
  const core = await startCore()
  const ann = await core.get('people.add', { name: 'Ann', osUser: 'ann' })
  const session = openSession({ osUser: 'ann', origin: 'test', person: ann.id, assurance: 'os' })
  const rename = (expectedVersion: number) =>
    core.askAs(session, 'people.rename', { personId: ann.id, name: 'Anna', expectedVersion })
  const renamed = await rename(ann.version)
  expect(renamed).toMatchObject({ ok: true })
  const expectedVersion = ann.version + 1
  const unlink = { personId: ann.id, osUser: null, reason, expectedVersion }
  await core.get('people.linkOsUser', unlink)
  expect(await rename(expectedVersion + 1)).toMatchObject(refusedWith('rpc/unenrolled'))
})
