import { expect, test } from 'vitest'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { sessionOf, startCore } from '../../support/core.ts'
import { addPerson, addWithRole, reason } from './cast.ts'

const NOBODY = '0198a3b0-0000-7000-8000-000000000000' as PersonId

test('what a command answers is what is read next, and each fact counts', async () => {
  const core = await startCore()
  const { get, db } = core
  const { id } = await get('people.add', {
    name: 'Ann',
    contacts: [{ kind: 'email', value: 'ann@example.org' }],
    timeZone: 'Asia/Tokyo',
    osUser: 'ann',
  })
  const at = { personId: id }
  await get('people.rename', { ...at, name: 'Anne', expectedVersion: 2 })
  await get('people.setContacts', {
    ...at,
    contacts: [{ kind: 'phone', value: '+81 3' }],
    expectedVersion: 3,
  })
  await get('people.setTimeZone', { ...at, timeZone: null, expectedVersion: 4 })
  const spans = [
    { weekday: 2, from: '22:00', to: '24:00' },
    { weekday: 1, from: '08:30', to: '12:00' },
  ]
  await get('people.setWorkingHours', { ...at, spans, expectedVersion: 5 })
  const away = { firstDay: '2026-12-24', lastDay: '2027-01-02' }
  await get('people.addAbsence', { ...at, ...away, reason: 'holidays' })
  const later = await get('people.addAbsence', {
    ...at,
    firstDay: '2026-11-30',
    lastDay: '2026-11-30',
  })
  const absenceId = later.absences[0]!.id
  await get('people.removeAbsence', { ...at, absenceId })
  await get('people.linkOsUser', { ...at, osUser: null, reason, expectedVersion: 9 })
  const last = await get('people.deactivate', { ...at, reason, expectedVersion: 10 })

  expect((await get('people.get', at)).person).toEqual(last)
  expect(last).toMatchObject({
    name: 'Anne',
    contacts: [{ kind: 'phone', value: '+81 3' }],
    active: false,
    timeZone: null,
    workingHours: spans.toReversed(),
    absences: [{ ...away, reason: 'holidays' }],
    osUser: null,
    version: 11,
  })
  const about = db().prepare('SELECT count(*) FROM ledger WHERE subject = ?').pluck()
  expect(about.get(id)).toBe(last.version)
})

test.each([
  ['people.rename', { name: 'X', expectedVersion: 9 }, 'people/stale'],
  ['people.rename', { personId: NOBODY, name: 'X', expectedVersion: 1 }, 'people/unknown'],
  ['people.setContacts', { contacts: [], expectedVersion: 2 }, 'people/stale'],
  ['people.setTimeZone', { timeZone: null, expectedVersion: 2 }, 'people/stale'],
  ['people.setTimeZone', { timeZone: 'Mars/Olympus', expectedVersion: 1 }, 'rpc/invalid'],
  [
    'people.setWorkingHours',
    {
      spans: [
        { weekday: 1, from: '08:00', to: '12:01' },
        { weekday: 1, from: '12:00', to: '17:00' },
      ],
      expectedVersion: 1,
    },
    'people/hours-overlap',
  ],
  [
    'people.addAbsence',
    { firstDay: '2026-12-02', lastDay: '2026-12-01' },
    'people/absence-backwards',
  ],
  ['people.removeAbsence', { absenceId: NOBODY }, 'people/unknown-absence'],
  ['people.reactivate', { reason, expectedVersion: 1 }, 'people/already-active'],
  ['people.linkOsUser', { osUser: 'kim', reason, expectedVersion: 1 }, 'people/os-user-taken'],
  ['people.linkOsUser', { osUser: 'x', reason, expectedVersion: 7 }, 'people/stale'],
] as const)('%s refuses %j with %s and leaves no trace', async (name, input, code) => {
  const core = await startCore()
  const { id } = await addPerson(core, 'Ann')
  const before = core.facts()

  const reply = await core.ask(name, { personId: id, ...input } as never)

  expect(reply).toMatchObject({ ok: false, failure: { code } })
  expect(core.facts()).toBe(before)
  expect(core.defects()).toEqual([])
})

test('an account speaks for one person, even for one out of service', async () => {
  const { ask, get } = await startCore()
  const ann = await get('people.add', { name: 'Ann', osUser: 'ann' })
  await get('people.deactivate', { personId: ann.id, reason, expectedVersion: 2 })

  expect(await ask('people.add', { name: 'Other Ann', osUser: 'ann' })).toMatchObject({
    failure: { code: 'people/os-user-taken' },
  })
  const inactive = { personId: ann.id, reason, expectedVersion: 3 }
  expect(await ask('people.deactivate', inactive)).toMatchObject({
    failure: { code: 'people/already-inactive' },
  })
})

test('people without a role may tend to themselves and to nobody else', async () => {
  const core = await startCore()
  const [ann, bob] = [await addPerson(core, 'Ann'), await addPerson(core, 'Bob')]
  const rename = (personId: PersonId) =>
    core.askAs(sessionOf(ann.id), 'people.rename', { personId, name: 'New', expectedVersion: 1 })

  expect(await rename(ann.id)).toMatchObject({ ok: true, value: { name: 'New' } })
  expect(await rename(bob.id)).toMatchObject({ failure: { code: 'rpc/forbidden' } })
})

test('out of service, a person may do nothing; back in service their roles count again', async () => {
  const core = await startCore()
  const ann = await addWithRole(core, { name: 'Ann', role: 'viewer' })
  const session = sessionOf(ann.id)
  const look = () => core.askAs(session, 'people.get', { personId: ann.id })

  expect(await look()).toMatchObject({ ok: true })
  const at = { personId: ann.id, reason }
  await core.get('people.deactivate', { ...at, expectedVersion: ann.version })
  expect(await look()).toMatchObject({ failure: { code: 'rpc/unenrolled' } })
  await core.get('people.reactivate', { ...at, expectedVersion: ann.version + 1 })
  expect(await look()).toMatchObject({ ok: true })
})

test('erasing takes names, contacts, account and reasons, and leaves the rest', async () => {
  const core = await startCore()
  const { get } = core
  const contacts = [{ kind: 'email' as const, value: 'ann@example.org' }]
  const { id } = await get('people.add', { name: 'Ann', contacts, osUser: 'ann' })
  const at = { personId: id }
  await get('people.addAbsence', { ...at, firstDay: '2026-12-01', lastDay: '2026-12-02', reason })
  await get('people.grant', { ...at, role: 'viewer', scope: { of: 'workspace' }, reason })
  const renamed = await get('people.rename', { ...at, name: 'Anne', expectedVersion: 4 })
  const erase = { subject: id, reason: 'asked for' }
  expect(await core.ask('ledger.erase', erase)).toMatchObject({
    failure: { code: 'ledger/still-active' },
  })
  const leave = { ...at, reason, expectedVersion: renamed.version }
  const before = await get('people.deactivate', leave)

  await get('ledger.erase', erase)

  const { person } = await get('people.get', at)
  expect(person).toEqual({
    ...before,
    name: null,
    contacts: null,
    osUser: null,
    absences: [{ ...before.absences[0], reason: null }],
    grants: [{ ...before.grants[0], reason: null }],
  })
  expect((await get('ledger.verify', {})).findings).toEqual([])
})

test('pages through all, each person once, with what belongs to them', async () => {
  const core = await startCore()
  const { get } = core
  const team = await get('people.addTeam', { name: 'Blue' })
  const made = [core.kim]
  for (let i = 0; i < 7; i += 1) {
    const { id } = await addPerson(core, `Person ${i}`)
    const joins = { personId: id, teamId: team.id }
    if (i % 2 === 0) made.push(await get('people.joinTeam', joins))
    else made.push(await get('people.deactivate', { personId: id, reason, expectedVersion: 1 }))
  }
  const byId = made.toSorted((a, b) => (a.id < b.id ? -1 : 1))

  const first = await get('people.list', { limit: 3 })
  const second = await get('people.list', { limit: 5, after: first.next! })
  expect(first.next).toBe(first.items.at(-1)?.id)
  expect([...first.items, ...second.items]).toEqual(byId)
  expect(second.next).toBeNull()

  const blue = await get('people.list', { team: team.id, active: true, limit: 4 })
  expect(blue).toEqual({ items: byId.filter(({ teams }) => teams.length === 1), next: null })
  const gone = await get('people.list', { active: false })
  expect(gone.items).toEqual(byId.filter(({ active }) => !active))
})
