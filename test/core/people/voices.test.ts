import { expect, test } from 'vitest'
import { openSession, type Session } from '#core/rpc/session.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { OS_USER, sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, ofTeam, reason, WORKSPACE } from './cast.ts'

const PLANTED = 'correct horse battery'
const OWN = 'staple correct horse'
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

const stranger = () => openSession({ origin: '10.0.0.7', assurance: 'declared' })
const refusedWith = (code: string) => ({ ok: false, failure: { code } })
const answered = (assurance: string) => ({ ok: true, value: { assurance } })

const prove = (
  core: TestCore,
  session: Session,
  claim: { personId: PersonId; passphrase: string },
) => core.askAs(session, 'people.prove', claim)

/** Proves and replaces what somebody else had set, as its owner would. */
async function takeOver(core: TestCore, session: Session, personId: PersonId) {
  await core.get('people.setPassphrase', { personId, passphrase: PLANTED })
  await prove(core, session, { personId, passphrase: PLANTED })
  const change = { personId, passphrase: OWN, current: PLANTED }
  expect(await core.askAs(session, 'people.setPassphrase', change)).toMatchObject({ ok: true })
}

const grantAdministrator = async (core: TestCore, personId: PersonId) => {
  const grant = { personId, role: 'administrator', scope: WORKSPACE, reason } as const
  const { grants } = await core.get('people.grant', grant)
  return { personId, grantId: grants[0]!.id, reason, state: grants[0]!.state }
}

const vouch = async (
  core: TestCore,
  session: Session,
  { personId, grantId }: Awaited<ReturnType<typeof grantAdministrator>>,
) => {
  const reply = await core.askAs(session, 'people.vouch', { personId, grantId, reason })
  return reply.ok ? reply.value.grants[0]!.state : reply.failure.code
}

test('a passphrase that somebody else set proves nothing until its owner replaced it', async () => {
  const core = await startCore()
  const bob = await addWithRole(core, { name: 'Bob', role: 'releaseManager' })
  const { id: personId } = bob
  await core.get('people.setPassphrase', { personId, passphrase: PLANTED })
  const session = stranger()
  expect(await prove(core, session, { personId, passphrase: PLANTED })).toMatchObject(
    answered('declared'),
  )
  expect(await core.askAs(session, 'people.add', { name: 'X' })).toMatchObject(
    refusedWith('rpc/forbidden'),
  )
  const change = { personId, passphrase: OWN }
  expect(await core.askAs(session, 'people.setPassphrase', change)).toMatchObject(
    refusedWith('people/not-you'),
  )
  const wrong = { ...change, current: OWN }
  expect(await core.askAs(session, 'people.setPassphrase', wrong)).toMatchObject(
    refusedWith('people/wrong-passphrase'),
  )
  const right = { ...change, current: PLANTED }
  expect(await core.askAs(session, 'people.setPassphrase', right)).toMatchObject({ ok: true })
  expect(await core.askAs(session, 'people.add', { name: 'X' })).toMatchObject({ ok: true })
  expect(await prove(core, stranger(), { personId, passphrase: OWN })).toMatchObject(
    answered('proved'),
  )
})

test('an administrator of a team who set a passphrase has none of the roles that come later', async () => {
  const core = await startCore()
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const scope = ofTeam(team.id)
  const ted = await addWithRole(core, { name: 'Ted', role: 'administrator', scope })
  const { id: personId } = await addPerson(core, 'Ann')
  await core.get('people.joinTeam', { personId, teamId: team.id })
  const plant = { personId, passphrase: PLANTED }
  expect(await core.askAs(sessionOf(ted.id), 'people.setPassphrase', plant)).toMatchObject({
    ok: true,
  })
  await core.get('people.grant', { personId, role: 'releaseManager', scope: WORKSPACE, reason })
  const session = openSession({ origin: '10.0.0.7', person: ted.id, assurance: 'declared' })
  await prove(core, session, plant)
  expect(await core.askAs(session, 'people.add', { name: 'X' })).toMatchObject(
    refusedWith('rpc/out-of-scope'),
  )
})

test('a proof ends with the passphrase it was made with; whoever changes it goes on', async () => {
  const core = await startCore()
  const bob = await addWithRole(core, { name: 'Bob', role: 'releaseManager' })
  const { id: personId } = bob
  const session = stranger()
  await takeOver(core, session, personId)
  const elsewhere = stranger()
  await prove(core, elsewhere, { personId, passphrase: OWN })
  const add = (by: Session) => core.askAs(by, 'people.add', { name: 'X' })
  expect(await add(elsewhere)).toMatchObject({ ok: true })

  const change = { personId, passphrase: 'another one entirely', current: OWN }
  await core.askAs(session, 'people.setPassphrase', change)
  expect(await add(session)).toMatchObject({ ok: true })
  expect(await add(elsewhere)).toMatchObject(refusedWith('rpc/unenrolled'))

  await core.get('people.setPassphrase', { personId, passphrase: PLANTED })
  expect(await add(session)).toMatchObject(refusedWith('rpc/unenrolled'))
})

test('who proves while the passphrase is being replaced has proved nothing', async () => {
  const core = await startCore()
  const { id: personId } = await addWithRole(core, { name: 'Bob', role: 'releaseManager' })
  await takeOver(core, stranger(), personId)
  const session = stranger()
  const [, proved] = await Promise.all([
    core.get('people.setPassphrase', { personId, passphrase: PLANTED }),
    prove(core, session, { personId, passphrase: OWN }),
  ])
  const added = await core.askAs(session, 'people.add', { name: 'X' })
  expect({ proved, added }).toMatchObject({ added: refusedWith('rpc/unenrolled') })
})

test('one administrator is not two by setting the other’s passphrase, nor by way of a third', async () => {
  const core = await startCore()
  const bob = await addWithRole(core, { name: 'Bob', role: 'administrator' })
  const cat = await addWithRole(core, { name: 'Cat', role: 'administrator' })
  const asBob = openSession({ osUser: OS_USER, origin: 'test', local: true, assurance: 'os' })
  await takeOver(core, asBob, bob.id)
  const first = await grantAdministrator(core, (await addPerson(core, 'Puppet')).id)
  expect(first.state).toBe('provisional')
  expect(await vouch(core, asBob, first)).toBe('provisional')

  const reset = { personId: cat.id, passphrase: PLANTED }
  expect(await core.askAs(asBob, 'people.setPassphrase', reset)).toMatchObject({ ok: true })
  const asCat = stranger()
  await prove(core, asCat, reset)
  const change = { ...reset, passphrase: OWN, current: PLANTED }
  await core.askAs(asCat, 'people.setPassphrase', change)
  const second = await grantAdministrator(core, (await addPerson(core, 'Puppet 2')).id)
  expect(await vouch(core, asCat, second)).toBe('provisional')
})

test('nor by handing their own account to the other', async () => {
  const core = await startCore()
  const bob = await addWithRole(core, { name: 'Bob', role: 'administrator' })
  const grant = await grantAdministrator(core, (await addPerson(core, 'Puppet')).id)
  const link = { personId: bob.id, osUser: 'bob', reason, expectedVersion: bob.version }
  await core.get('people.linkOsUser', link)
  const asBob = openSession({ osUser: 'bob', origin: 'test', local: true, assurance: 'os' })
  expect(await vouch(core, asBob, grant)).toBe('provisional')
})

test('a week after somebody was given a voice it counts as theirs', async () => {
  const core = await startCore()
  const bob = await addWithRole(core, { name: 'Bob', role: 'administrator' })
  const asBob = stranger()
  await takeOver(core, asBob, bob.id)
  core.clock.pass(WEEK_MS + 1)
  const grant = await grantAdministrator(core, (await addPerson(core, 'Ann')).id)
  expect(await vouch(core, asBob, grant)).toBe('effective')
})

test.each(['deactivate', 'revoke'] as const)(
  'who takes the other administrators out (%s) still needs two for a week',
  async (how) => {
    const core = await startCore()
    const others = [
      await addWithRole(core, { name: 'Bob', role: 'administrator' }),
      await addWithRole(core, { name: 'Cat', role: 'administrator' }),
    ]
    for (const { id: personId, version: expectedVersion, grants } of others) {
      const grantId = grants[0]!.id
      if (how === 'revoke') await core.get('people.revoke', { personId, grantId, reason })
      else await core.get('people.deactivate', { personId, reason, expectedVersion })
    }
    const { id } = await addPerson(core, 'Puppet')
    const { grantId, state } = await grantAdministrator(core, id)
    expect(state).toBe('provisional')
    await core.get('people.revoke', { personId: id, grantId, reason })
    core.clock.pass(WEEK_MS + 1)
    const later = await core.get('people.grant', {
      personId: id,
      role: 'administrator',
      scope: WORKSPACE,
      reason,
    })
    expect(later.grants.at(-1)).toMatchObject({ state: 'effective', needs: 1 })
  },
)
