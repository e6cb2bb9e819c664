import { expect, test } from 'vitest'
import type { Service } from '#shared/vocabulary/service.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addWithRole, ofTeam } from '../people/cast.ts'

const reason = 'because the test says so'
const add = ({ get }: TestCore, name: string, over: object = {}): Promise<Service> =>
  get('services.add', { name, tier: 2, ...over })
const seen = ({ id, version }: Service) => ({ serviceId: id, expectedVersion: version })
const nowhere = '01935000-0000-7000-8000-000000000001'
const namesOf = (services: readonly Service[]) => services.map(({ name }) => name).toSorted()
const refused = (code: string) => ({ ok: false, failure: { code } })

test('what is left out stays unknown, which is neither no nor a default', async () => {
  const core = await startCore()
  const added = await add(core, 'Payments')
  expect(added).toEqual({
    id: added.id,
    name: 'Payments',
    ownerTeam: null,
    tier: 2,
    description: null,
    repository: null,
    sensitivity: null,
    regions: [],
    needsZeroDowntime: null,
    versionScheme: null,
    retired: false,
    version: 1,
  })
  expect(await core.get('services.get', { serviceId: added.id })).toEqual({ service: added })
})

test('all that can be said about a service is kept', async () => {
  const core = await startCore()
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const details = {
    ownerTeam: team.id,
    description: 'Takes money.\nAsk Ann.',
    repository: 'https://git.example.org/payments',
    sensitivity: 'restricted',
    regions: ['eu-west', 'us-east'],
    needsZeroDowntime: true,
    versionScheme: 'semantic',
  }
  const added = await add(core, 'Payments', details)
  expect(added).toMatchObject(details)
  const changes = { regions: ['eu-west'], needsZeroDowntime: false, description: null }
  const changed = await core.get('services.change', { ...seen(added), changes })
  expect(changed).toEqual({ ...added, ...changes, version: 3 })
})

test('erasing takes the description away and nothing else', async () => {
  const core = await startCore()
  const added = await add(core, 'Payments', { description: 'Ask Ann.' })
  const { id } = added
  await core.get('ledger.erase', { subject: id, reason })
  const { service } = await core.get('services.get', { serviceId: id })
  expect(service).toEqual({ ...added, description: null, version: expect.any(Number) })
})

test('what cannot be is refused and leaves no trace', async () => {
  const core = await startCore()
  const payments = await add(core, 'Payments', { description: 'Takes money.' })
  await add(core, 'Orders')
  const before = core.facts()
  const change = (changes: object, over: object = {}) =>
    core.ask('services.change', { ...seen(payments), changes, ...over })
  const replies = {
    'services/unknown': await change({ tier: 1 }, { serviceId: nowhere }),
    'services/stale': await change({ tier: 1 }, { expectedVersion: 2 }),
    'services/name-taken': await change({ name: 'ORDERS' }),
    'services/unknown-team': await change({ ownerTeam: nowhere }),
    'services/nothing-changed': await change({ tier: 2, description: 'Takes money.' }),
    'services/not-retired': await core.ask('services.reinstate', { ...seen(payments), reason }),
  }
  for (const [code, reply] of Object.entries(replies)) expect(reply).toMatchObject(refused(code))
  const orphan = { name: 'New', tier: 1, ownerTeam: nowhere } as never
  expect(await core.ask('services.add', orphan)).toMatchObject(refused('services/unknown-team'))
  const taken = { name: 'payments', tier: 1 }
  expect(await core.ask('services.add', taken)).toMatchObject(refused('services/name-taken'))
  expect(core.facts()).toBe(before)
})

test('a service is retired once and can come back', async () => {
  const core = await startCore()
  const payments = await add(core, 'Payments')
  const retired = await core.get('services.retire', { ...seen(payments), reason })
  expect(retired.retired).toBe(true)
  const twice = await core.ask('services.retire', { ...seen(retired), reason })
  expect(twice).toMatchObject(refused('services/already-retired'))
  const back = await core.get('services.reinstate', { ...seen(retired), reason })
  expect(back).toEqual({ ...payments, version: 3 })
})

test('the list is filtered and paged by key', async () => {
  const core = await startCore()
  const { id: team } = await core.get('people.addTeam', { name: 'Blue' })
  const names = ['A', 'B', 'C', 'D']
  for (const name of names) await add(core, name, name < 'C' ? {} : { ownerTeam: team })
  const first = await core.get('services.list', { limit: 1, ownerTeam: team })
  const rest = await core.get('services.list', { ownerTeam: team, after: first.next! })
  expect(first.items).toHaveLength(1)
  expect(namesOf([...first.items, ...rest.items])).toEqual(['C', 'D'])
  expect(rest.next).toBeNull()
  await core.get('services.retire', { ...seen(first.items[0]!), reason })
  const inUse = await core.get('services.list', { retired: false })
  expect(namesOf([...inUse.items, ...first.items])).toEqual(names)
})

test('a role for a team reaches its services, and does not give them away', async () => {
  const core = await startCore()
  const blue = await core.get('people.addTeam', { name: 'Blue' })
  const green = await core.get('people.addTeam', { name: 'Green' })
  const { id } = await addWithRole(core, {
    name: 'Cem',
    role: 'releaseManager',
    scope: ofTeam(blue.id),
  })
  const cem = sessionOf(id)
  const ours = await core.askAs(cem, 'services.add', { name: 'Ours', tier: 1, ownerTeam: blue.id })
  const theirs = await add(core, 'Theirs', { ownerTeam: green.id })
  if (!ours.ok) throw new Error(ours.failure.message)
  const change = (service: Service, changes: object) =>
    core.askAs(cem, 'services.change', { ...seen(service), changes })
  expect(await change(theirs, { tier: 0 })).toMatchObject(refused('rpc/out-of-scope'))
  const given = await change(ours.value, { ownerTeam: green.id })
  expect(given).toMatchObject(refused('rpc/out-of-scope'))
  expect(await change(ours.value, { tier: 0 })).toMatchObject({ ok: true, value: { tier: 0 } })
  const unowned = await core.askAs(cem, 'services.add', { name: 'Nobody’s', tier: 1 })
  expect(unowned).toMatchObject(refused('rpc/out-of-scope'))
})

test('versions are compared by the scheme of the service', async () => {
  const core = await startCore()
  const compare = async (serviceId: string, a: string, b: string) => {
    const input = { serviceId: serviceId as Service['id'], a, b }
    return (await core.get('services.compareVersions', input)).outcome
  }
  const semantic = await add(core, 'A', { versionScheme: 'semantic' })
  const dated = await add(core, 'B', { versionScheme: 'date' })
  const undecided = await add(core, 'C')
  expect(await compare(semantic.id, '1.10.0', '1.9.0')).toBe('newer')
  expect(await compare(semantic.id, '2.0.0-rc.1', '2.0.0')).toBe('older')
  expect(await compare(semantic.id, '2026.11', '1.9.0')).toBe('cannotTell')
  expect(await compare(dated.id, '20261120', '2026-11-20')).toBe('same')
  expect(await compare(dated.id, '1.10.0', '2026.11')).toBe('cannotTell')
  expect(await compare(undecided.id, '1.10.0', '1.9.0')).toBe('cannotTell')
  expect(await compare(nowhere, '1.10.0', '1.9.0')).toBe('cannotTell')
})
