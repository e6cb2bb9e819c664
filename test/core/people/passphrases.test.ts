import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, reason } from './cast.ts'

const PASSPHRASE = 'correct horse battery'
const OTHER = 'staple correct horse'
const NOBODY = '0198a3b0-0000-7000-8000-000000000000' as PersonId

const stranger = () => openSession({ origin: '10.0.0.7', assurance: 'declared' })
const refusedWith = (code: string) => ({ ok: false, failure: { code } })

/** Somebody who has set a passphrase of their own. */
async function withPassphrase(core: TestCore, name = 'Ann') {
  const ann = await addWithRole(core, { name, role: 'viewer' })
  const own = { personId: ann.id, passphrase: PASSPHRASE }
  const set = await core.askAs(sessionOf(ann.id), 'people.setPassphrase', own)
  if (!set.ok) throw new Error(set.failure.message)
  return set.value
}

test('who proves a passphrase is spoken for, until the session resumes', async () => {
  const core = await startCore()
  const { askAs } = core
  const ann = await withPassphrase(core)
  const session = stranger()
  const look = () => askAs(session, 'people.get', { personId: ann.id })

  expect(await look()).toMatchObject(refusedWith('rpc/unenrolled'))
  const claim = { personId: ann.id, passphrase: PASSPHRASE }
  expect(await askAs(session, 'people.prove', claim)).toEqual({
    ok: true,
    value: { person: ann.id, assurance: 'proved' },
  })
  expect(await look()).toMatchObject({ ok: true, value: { person: { hasPassphrase: true } } })
  expect(await askAs(session, 'people.resume', {})).toEqual({
    ok: true,
    value: { person: null, assurance: 'declared' },
  })
  expect(await look()).toMatchObject(refusedWith('rpc/unenrolled'))
})

test('wrong, unset, unknown and out of service are refused in the same words', async () => {
  const core = await startCore()
  const { askAs, get } = core
  const set = await withPassphrase(core)
  const unset = await addPerson(core, 'Bob')
  const gone = await withPassphrase(core, 'Cem')
  await get('people.deactivate', { personId: gone.id, reason, expectedVersion: gone.version })
  const session = stranger()
  const replies = []
  for (const personId of [set.id, unset.id, NOBODY]) {
    replies.push(await askAs(session, 'people.prove', { personId, passphrase: OTHER }))
  }
  replies.push(await askAs(session, 'people.prove', { personId: gone.id, passphrase: PASSPHRASE }))

  expect(replies[0]).toMatchObject(refusedWith('people/wrong-passphrase'))
  for (const reply of replies) expect(reply).toEqual(replies[0])
  expect(session.speaker).toBe(session.first)
})

test('the same letters written another way are the same passphrase', async () => {
  const core = await startCore()
  const { id } = await addPerson(core, 'Ann')
  await core.get('people.setPassphrase', { personId: id, passphrase: 'Grüße aus Zürich' })
  const claim = { personId: id, passphrase: 'Gru\u0308ße aus Zu\u0308rich' }
  expect(await core.askAs(stranger(), 'people.prove', claim)).toMatchObject({ ok: true })
})

test('guessing is slowed down more and more, for people who exist and who do not', async () => {
  const core = await startCore()
  const { askAs, clock } = core
  const { id } = await withPassphrase(core)
  const attempt = async (personId: PersonId, passphrase = OTHER) => {
    const reply = await askAs(stranger(), 'people.prove', { personId, passphrase })
    return reply.ok ? 'proved' : reply.failure.code
  }
  const WRONG = 'people/wrong-passphrase'
  const TOO_MANY = 'people/too-many-tries'
  for (const personId of [id, NOBODY]) {
    for (let i = 0; i < 5; i += 1) expect(await attempt(personId)).toBe(WRONG)
    expect(await attempt(personId, PASSPHRASE)).toBe(TOO_MANY)
  }
  for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
    clock.pass(seconds * 1000 - 1)
    expect(await attempt(id, PASSPHRASE)).toBe(TOO_MANY)
    clock.pass(1)
    expect(await attempt(id)).toBe(WRONG)
  }
  clock.setWall(clock.now() + 24 * 60 * 60 * 1000)
  expect(await attempt(id, PASSPHRASE)).toBe(TOO_MANY)
  clock.pass(900_000)
  expect(await attempt(id, PASSPHRASE)).toBe('proved')
  expect(await attempt(id)).toBe(WRONG)
})

test('many guesses at once gain nothing', async () => {
  const core = await startCore()
  const { id } = await withPassphrase(core)
  const guesses = Array.from({ length: 20 }, () =>
    core.askAs(stranger(), 'people.prove', { personId: id, passphrase: OTHER }),
  )
  const codes = (await Promise.all(guesses)).map((reply) => (reply.ok ? '' : reply.failure.code))
  expect(codes.filter((code) => code === 'people/wrong-passphrase')).toHaveLength(5)
  expect(codes.filter((code) => code === 'people/too-many-tries')).toHaveLength(15)
})

test('whoever has a passphrase gives it to change it', async () => {
  const core = await startCore()
  const { askAs } = core
  const ann = await withPassphrase(core)
  const session = sessionOf(ann.id)
  const change = (current?: string) =>
    askAs(session, 'people.setPassphrase', {
      personId: ann.id,
      passphrase: OTHER,
      ...(current === undefined ? {} : { current }),
    })

  expect(await change()).toMatchObject(refusedWith('people/wrong-passphrase'))
  expect(await change(OTHER)).toMatchObject(refusedWith('people/wrong-passphrase'))
  const before = core.facts()
  expect(await change(PASSPHRASE)).toMatchObject({ ok: true, value: { version: ann.version + 1 } })
  expect(core.facts()).toBe(before + 1)

  const prove = (passphrase: string) =>
    askAs(stranger(), 'people.prove', { personId: ann.id, passphrase })
  expect(await prove(PASSPHRASE)).toMatchObject(refusedWith('people/wrong-passphrase'))
  expect(await prove(OTHER)).toMatchObject({ ok: true })
})

test('two changes at once: the second no longer knows the passphrase it replaces', async () => {
  const core = await startCore()
  const ann = await withPassphrase(core)
  const change = (passphrase: string) =>
    core.askAs(sessionOf(ann.id), 'people.setPassphrase', {
      personId: ann.id,
      passphrase,
      current: PASSPHRASE,
    })
  const replies = await Promise.all([change(OTHER), change(`${OTHER} too`)])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject(refusedWith('people/wrong-passphrase'))
})

test('an administrator resets another’s, which is recorded; others may not', async () => {
  const core = await startCore()
  const ann = await withPassphrase(core)
  const bob = await addWithRole(core, { name: 'Bob', role: 'releaseManager' })
  const reset = { personId: ann.id, passphrase: OTHER }
  expect(await core.askAs(sessionOf(bob.id), 'people.setPassphrase', reset)).toMatchObject(
    refusedWith('rpc/forbidden'),
  )
  await core.get('people.setPassphrase', reset)
  const own = { personId: bob.id, passphrase: OTHER }
  await core.askAs(sessionOf(bob.id), 'people.setPassphrase', own)
  const said = core.db().prepare(`
    SELECT payload FROM ledger JOIN ledger_payloads USING (seq)
    WHERE type = 'person.passphraseSet' ORDER BY seq`)
  expect(said.pluck().all()).toEqual(['{"reset":false}', '{"reset":true}', '{"reset":false}'])
  const unknown = { personId: NOBODY, passphrase: OTHER }
  expect(await core.ask('people.setPassphrase', unknown)).toMatchObject(
    refusedWith('people/unknown'),
  )
})

test('a declared word takes nobody’s voice: no passphrase, no account', async () => {
  const core = await startCore()
  const ann = await addPerson(core, 'Ann')
  const declared = sessionOf(core.kim.id, 'declared')
  const set = (personId: PersonId) => ({ personId, passphrase: PASSPHRASE })
  expect(await core.askAs(declared, 'people.setPassphrase', set(core.kim.id))).toMatchObject(
    refusedWith('people/not-you'),
  )
  const unproved = refusedWith('rpc/unproved')
  expect(await core.askAs(declared, 'people.setPassphrase', set(ann.id))).toMatchObject(unproved)
  const link = { personId: ann.id, osUser: 'eve', reason, expectedVersion: 1 }
  expect(await core.askAs(declared, 'people.linkOsUser', link)).toMatchObject(unproved)
})

test('only who belongs to the workspace, or sits at its machine, may declare somebody', async () => {
  const core = await startCore()
  const { ask, askAs, get, me, kim } = core
  const ann = await addWithRole(core, { name: 'Ann', role: 'viewer' })
  const declare = { personId: ann.id }
  expect(await askAs(stranger(), 'people.declare', declare)).toMatchObject(
    refusedWith('people/not-you'),
  )
  const member = openSession({ origin: '10.0.0.7', person: ann.id, assurance: 'proved' })
  expect(await askAs(member, 'people.declare', { personId: kim.id })).toEqual({
    ok: true,
    value: { person: kim.id, assurance: 'declared' },
  })

  expect(await ask('people.declare', { personId: NOBODY })).toMatchObject(
    refusedWith('people/unknown'),
  )
  expect(await ask('people.declare', declare)).toMatchObject({ ok: true })
  expect(me.speaker).toEqual({ person: ann.id, assurance: 'declared' })
  expect(await ask('people.add', { name: 'X' })).toMatchObject(refusedWith('rpc/forbidden'))
  expect(await ask('people.resume', {})).toEqual({
    ok: true,
    value: { person: kim.id, assurance: 'os' },
  })
  await get('people.deactivate', { personId: ann.id, reason, expectedVersion: ann.version })
  expect(await ask('people.declare', declare)).toMatchObject(refusedWith('people/unknown'))
  expect(await askAs(member, 'people.declare', { personId: kim.id })).toMatchObject(
    refusedWith('people/not-you'),
  )
})

test('nothing of a passphrase is kept but its hash, and nothing is logged', async () => {
  const core = await startCore()
  const ann = await withPassphrase(core)
  await core.askAs(stranger(), 'people.prove', { personId: ann.id, passphrase: PASSPHRASE })
  expect(core.db().serialize().includes(PASSPHRASE)).toBe(false)
  expect(JSON.stringify(core.log.lines)).not.toContain(PASSPHRASE)
  expect(
    core.db().prepare('SELECT length(salt), length(hash), cost FROM passphrases').get(),
  ).toEqual({ 'length(salt)': 16, 'length(hash)': 32, cost: 32768 })
})
