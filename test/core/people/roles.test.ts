import { expect, test } from 'vitest'
import type { Assurance } from '#shared/vocabulary/assurance.ts'
import type { GrantId, PersonId } from '#shared/vocabulary/ids.ts'
import type { Role, Scope } from '#shared/vocabulary/role.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, ofTeam, reason, WORKSPACE } from './cast.ts'

const NOTHING = '0198a3b0-0000-7000-8000-000000000000'

/** Grants and vouches as this person, whom we are this sure of. */
function as({ askAs }: TestCore, person: PersonId, assurance: Assurance = 'os') {
  const session = sessionOf(person, assurance)
  return {
    grant: (personId: PersonId, role: Role, scope = WORKSPACE) =>
      askAs(session, 'people.grant', { personId, role, scope, reason }),
    vouch: (personId: PersonId, grantId: GrantId) =>
      askAs(session, 'people.vouch', { personId, grantId, reason }),
    revoke: (personId: PersonId, grantId: GrantId) =>
      askAs(session, 'people.revoke', { personId, grantId, reason }),
  }
}

const refusedWith = (code: string) => ({ ok: false, failure: { code } })
const granted = (state: string) => ({ ok: true, value: { grants: [{ state }] } })

test.each(['viewer', 'coordinator', 'releaseManager', 'deploymentLead'] as const)(
  'one administrator is enough for a %s, whoever else there is',
  async (role) => {
    const core = await startCore()
    await addWithRole(core, { name: 'Ann', role: 'administrator' })
    await addWithRole(core, { name: 'Bob', role: 'administrator' })
    const { id } = await addPerson(core, 'Cem')
    expect(await as(core, core.kim.id).grant(id, role)).toMatchObject(granted('effective'))
  },
)

test.each(['approver', 'administrator'] as const)(
  'an %s needs a second person as soon as there is one to ask',
  async (role) => {
    const core = await startCore()
    const [first, second] = [await addPerson(core, 'Ann'), await addPerson(core, 'Bob')]
    expect(await as(core, core.kim.id).grant(first.id, role)).toMatchObject(granted('effective'))
    const ann = await addWithRole(core, { name: 'Cem', role: 'administrator' })
    const reply = await as(core, core.kim.id).grant(second.id, role)
    expect(reply).toMatchObject(granted('provisional'))
    const [grant] = reply.ok ? reply.value.grants : []
    expect(grant).toMatchObject({ needs: 2, vouchers: [{ person: core.kim.id, assurance: 'os' }] })

    expect(await as(core, core.kim.id).vouch(second.id, grant!.id)).toMatchObject(
      refusedWith('people/same-person'),
    )
    const vouched = await as(core, ann.id).vouch(second.id, grant!.id)
    expect(vouched).toMatchObject(granted('effective'))
    expect(await as(core, ann.id).vouch(second.id, grant!.id)).toMatchObject(
      refusedWith('people/not-provisional'),
    )
  },
)

test('nobody grants to themselves or vouches for themselves', async () => {
  const core = await startCore()
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  await addWithRole(core, { name: 'Bob', role: 'administrator' })
  expect(await as(core, ann.id).grant(ann.id, 'approver')).toMatchObject(
    refusedWith('people/same-person'),
  )
  const reply = await as(core, core.kim.id).grant(ann.id, 'approver')
  const grant = reply.ok ? reply.value.grants.find(({ role }) => role === 'approver') : undefined
  expect(grant).toMatchObject({ state: 'provisional', needs: 2 })
  expect(await as(core, ann.id).vouch(ann.id, grant!.id)).toMatchObject(
    refusedWith('people/same-person'),
  )
})

test('what is granted on a declared word gives nothing until somebody is sure', async () => {
  const core = await startCore()
  const { id } = await addPerson(core, 'Ann')
  const declared = as(core, core.kim.id, 'declared')
  const reply = await declared.grant(id, 'viewer')
  expect(reply).toMatchObject(granted('provisional'))
  const look = () => core.askAs(sessionOf(id), 'people.list', {})
  expect(await look()).toMatchObject(refusedWith('rpc/forbidden'))

  const grantId = (reply.ok ? reply.value.grants[0]?.id : undefined)!
  expect(await declared.vouch(id, grantId)).toMatchObject(refusedWith('people/same-person'))
  const sure = await as(core, core.kim.id, 'proved').vouch(id, grantId)
  expect(sure).toMatchObject(granted('effective'))
  expect(sure).toMatchObject({
    value: { grants: [{ vouchers: [{ person: core.kim.id, assurance: 'proved' }] }] },
  })
  expect(await look()).toMatchObject({ ok: true })
})

test('a person whose declared word was made sure is still only one of two', async () => {
  const core = await startCore()
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  const { id } = await addPerson(core, 'Bob')
  const reply = await as(core, core.kim.id, 'declared').grant(id, 'approver')
  const grantId = (reply.ok ? reply.value.grants[0]?.id : undefined)!
  expect(await as(core, core.kim.id).vouch(id, grantId)).toMatchObject(granted('provisional'))
  const third = await as(core, ann.id, 'declared').vouch(id, grantId)
  expect(third).toMatchObject(granted('provisional'))
  expect(await as(core, ann.id).vouch(id, grantId)).toMatchObject(granted('effective'))
})

test('the last administrator is neither revoked nor taken out of service', async () => {
  const core = await startCore()
  const { kim, ask, get } = core
  const [own] = kim.grants
  const revoke = () => as(core, kim.id).revoke(kim.id, own!.id)
  const last = refusedWith('people/last-administrator')
  const leave = { personId: kim.id, reason, expectedVersion: kim.version }
  expect(await revoke()).toMatchObject(last)
  expect(await ask('people.deactivate', leave)).toMatchObject(last)

  const team = await get('people.addTeam', { name: 'Blue' })
  const scope = ofTeam(team.id)
  await addWithRole(core, { name: 'Half', role: 'administrator', scope })
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  await get('people.deactivate', { personId: ann.id, reason, expectedVersion: ann.version })
  expect(await revoke()).toMatchObject(last)

  await get('people.reactivate', { personId: ann.id, reason, expectedVersion: ann.version + 1 })
  expect(await revoke()).toMatchObject(granted('revoked'))
  expect(await ask('people.list', {})).toMatchObject(refusedWith('rpc/forbidden'))
})

test('a revoked role is kept, taken back once, and can be granted anew', async () => {
  const core = await startCore()
  const { kim } = core
  const ann = await addWithRole(core, { name: 'Ann', role: 'viewer' })
  const [grant] = ann.grants
  const { revoke, grant: again, vouch } = as(core, kim.id)
  expect(await again(ann.id, 'viewer')).toMatchObject(refusedWith('people/already-granted'))
  expect(await revoke(ann.id, grant!.id)).toMatchObject(granted('revoked'))
  expect(await revoke(ann.id, grant!.id)).toMatchObject(refusedWith('people/already-revoked'))
  expect(await vouch(ann.id, grant!.id)).toMatchObject(refusedWith('people/not-provisional'))
  expect(await core.askAs(sessionOf(ann.id), 'people.list', {})).toMatchObject(
    refusedWith('rpc/forbidden'),
  )
  expect(await again(ann.id, 'viewer')).toMatchObject({
    value: { grants: [{ state: 'revoked' }, { state: 'effective' }] },
  })
})

test.each([
  [{ of: 'team', team: NOTHING }],
  [{ of: 'service', service: NOTHING }],
  [{ of: 'environment', environment: NOTHING }],
])('a role cannot be granted for %j, which does not exist', async (scope) => {
  const core = await startCore()
  const { id } = await addPerson(core, 'Ann')
  const reply = await as(core, core.kim.id).grant(id, 'viewer', scope as Scope)
  expect(reply).toMatchObject(refusedWith('people/unknown-scope'))
})

test('a role is granted for a service and for an environment that exist', async () => {
  const core = await startCore()
  const { get, kim } = core
  const service = await get('services.add', { name: 'pay', tier: 1 })
  const environment = await get('environments.add', { name: 'test', stage: 1, tier: 3 })
  const { id } = await addPerson(core, 'Ann')
  const { grant } = as(core, kim.id)
  await grant(id, 'deploymentLead', { of: 'service', service: service.id })
  const scope: Scope = { of: 'environment', environment: environment.id }
  expect(await grant(id, 'deploymentLead', scope)).toMatchObject({
    value: {
      grants: [
        { scope: { of: 'service', service: service.id }, state: 'effective' },
        { scope, state: 'effective' },
      ],
    },
  })
})

test('unknown people and grants are refused, and people out of service get no role', async () => {
  const core = await startCore()
  const ann = await addPerson(core, 'Ann')
  const { grant, vouch, revoke } = as(core, core.kim.id)
  const nothing = NOTHING as PersonId & GrantId
  expect(await grant(nothing, 'viewer')).toMatchObject(refusedWith('people/unknown'))
  expect(await vouch(nothing, nothing)).toMatchObject(refusedWith('people/unknown'))
  expect(await revoke(ann.id, nothing)).toMatchObject(refusedWith('people/unknown-grant'))
  await core.get('people.deactivate', { personId: ann.id, reason, expectedVersion: 1 })
  expect(await grant(ann.id, 'viewer')).toMatchObject(refusedWith('people/inactive'))
})

test('an administrator of a team grants there and nowhere else', async () => {
  const core = await startCore()
  const { get } = core
  const [blue, green] = [
    await get('people.addTeam', { name: 'Blue' }),
    await get('people.addTeam', { name: 'Green' }),
  ]
  const owned = await get('services.add', { name: 'pay', tier: 1, ownerTeam: blue.id })
  const scope = ofTeam(blue.id)
  const lead = await addWithRole(core, { name: 'Lead', role: 'administrator', scope })
  const { id } = await addPerson(core, 'Ann')
  const { grant } = as(core, lead.id)

  const outOfScope = refusedWith('rpc/out-of-scope')
  expect(await grant(id, 'viewer')).toMatchObject(outOfScope)
  expect(await grant(id, 'viewer', ofTeam(green.id))).toMatchObject(outOfScope)
  expect(await grant(id, 'viewer', scope)).toMatchObject(granted('effective'))
  const service: Scope = { of: 'service', service: owned.id }
  expect(await grant(id, 'viewer', service)).toMatchObject({ ok: true })
})

test('an administrator of a team gets no hold of somebody whose role reaches further', async () => {
  const core = await startCore()
  const { get, askAs } = core
  const { id: teamId } = await get('people.addTeam', { name: 'Blue' })
  const scope = ofTeam(teamId)
  const lead = await addWithRole(core, { name: 'Lead', role: 'administrator', scope })
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  const plain = await addPerson(core, 'Plain')
  for (const { id } of [ann, plain]) await get('people.joinTeam', { personId: id, teamId })
  const session = sessionOf(lead.id)
  const passphrase = 'correct horse battery'
  const outOfScope = refusedWith('rpc/out-of-scope')

  const taken = { personId: ann.id, reason, expectedVersion: ann.version + 1 }
  expect(await askAs(session, 'people.deactivate', taken)).toMatchObject(outOfScope)
  expect(await askAs(session, 'people.linkOsUser', { ...taken, osUser: 'lead' })).toMatchObject(
    outOfScope,
  )
  const reset = (personId: PersonId) =>
    askAs(session, 'people.setPassphrase', { personId, passphrase })
  expect(await reset(ann.id)).toMatchObject(outOfScope)
  expect(await reset(plain.id)).toMatchObject({ ok: true, value: { hasPassphrase: true } })
})
