import { expect, test } from 'vitest'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addWithRole } from '../people/cast.ts'

const reason = 'because the test says so'
const add = ({ get }: TestCore, name: string, stage = 1): Promise<Environment> =>
  get('environments.add', { name, stage, tier: 1 })
const seen = ({ id, version }: Environment) => ({ environmentId: id, expectedVersion: version })
const unknown = { environmentId: '01935000-0000-7000-8000-000000000001', expectedVersion: 1 }

test('what is left out is not known, and sharing is assumed', async () => {
  const core = await startCore()
  const added = await add(core, 'Staging', 2)
  expect(added).toMatchObject({
    name: 'Staging',
    stage: 2,
    region: null,
    sharing: 'shared',
    capacity: null,
    retired: false,
    version: 1,
  })
  const { environment } = await core.get('environments.get', { environmentId: added.id })
  expect(environment).toEqual(added)
})

test('nothing is found under an id that nobody gave', async () => {
  const { get } = await startCore()
  const { environmentId } = unknown
  expect(await get('environments.get', { environmentId })).toEqual({ environment: null })
})

test('a change says what changed, takes a null as not known, and leaves the rest', async () => {
  const core = await startCore()
  const { id } = await core.get('environments.add', {
    name: 'Prod',
    stage: 9,
    tier: 0,
    region: 'eu-west',
    capacity: 2,
  })
  const changed = await core.get('environments.change', {
    environmentId: id,
    changes: { region: null, sharing: 'dedicated' },
    expectedVersion: 1,
  })
  expect(changed).toMatchObject({
    name: 'Prod',
    region: null,
    sharing: 'dedicated',
    capacity: 2,
    version: 2,
  })
  const { items } = await core.get('ledger.entries', { subject: id, limit: 1 })
  const { entry } = await core.get('ledger.entry', { seq: items[0]!.seq })
  expect(entry?.payload).toEqual({
    from: { region: 'eu-west', sharing: 'shared' },
    to: { region: null, sharing: 'dedicated' },
  })
})

test('a retired environment stays, with its name taken, and can come back', async () => {
  const core = await startCore()
  const staging = await add(core, 'Staging')
  const retired = await core.get('environments.retire', { ...seen(staging), reason })
  expect(retired).toMatchObject({ retired: true, version: 2 })
  expect(await core.get('environments.list', { retired: false })).toMatchObject({ items: [] })
  const again = await core.ask('environments.add', { name: 'STAGING', stage: 1, tier: 1 })
  expect(again).toMatchObject({ ok: false, failure: { code: 'environments/name-taken' } })
  const back = await core.get('environments.reinstate', { ...seen(retired), reason })
  expect(back).toEqual({ ...staging, version: 3 })
})

test('what cannot be is refused and leaves no trace', async () => {
  const core = await startCore()
  const staging = await add(core, 'Staging')
  await add(core, 'Prod')
  const before = core.facts()
  const change = (changes: object, over: object = {}) =>
    core.ask('environments.change', { ...seen(staging), changes, ...over })
  const replies = {
    'environments/unknown': await change({ stage: 3 }, unknown),
    'environments/stale': await change({ stage: 3 }, { expectedVersion: 0 }),
    'environments/name-taken': await change({ name: 'prod' }),
    'environments/nothing-changed': await change({ name: 'Staging', stage: 1 }),
    'environments/not-retired': await core.ask('environments.reinstate', {
      ...seen(staging),
      reason,
    }),
    'rpc/invalid': await change({ stage: -1 }),
  }
  for (const [code, reply] of Object.entries(replies)) {
    expect(reply).toMatchObject({ ok: false, failure: { code } })
  }
  const retired = await core.get('environments.retire', { ...seen(staging), reason })
  const twice = await core.ask('environments.retire', { ...seen(retired), reason })
  expect(twice).toMatchObject({ ok: false, failure: { code: 'environments/already-retired' } })
  expect(core.facts()).toBe(before + 1)
})

test('an environment may take its own name in other letters', async () => {
  const core = await startCore()
  const staging = await add(core, 'staging')
  const renamed = await core.get('environments.change', {
    ...seen(staging),
    changes: { name: 'Staging' },
  })
  expect(renamed.name).toBe('Staging')
})

test('pages go on where the last one ended', async () => {
  const core = await startCore()
  const added = []
  for (const name of ['A', 'B', 'C', 'D', 'E']) added.push((await add(core, name)).id)
  const first = await core.get('environments.list', { limit: 3 })
  const rest = await core.get('environments.list', { limit: 2, after: first.next! })
  expect(first.items).toHaveLength(3)
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(added.toSorted())
  expect(rest.next).toBeNull()
})

test('a role for one environment reaches that one alone', async () => {
  const core = await startCore()
  const [staging, prod] = [await add(core, 'Staging'), await add(core, 'Prod')]
  const { id } = await addWithRole(core, {
    name: 'Cem',
    role: 'coordinator',
    scope: { of: 'environment', environment: staging.id },
  })
  const cem = sessionOf(id)
  const change = (environment: Environment) =>
    core.askAs(cem, 'environments.change', { ...seen(environment), changes: { stage: 7 } })
  expect(await change(staging)).toMatchObject({ ok: true, value: { stage: 7 } })
  const refused = { ok: false, failure: { code: 'rpc/out-of-scope' } }
  expect(await change(prod)).toMatchObject(refused)
  const adding = core.askAs(cem, 'environments.add', { name: 'New', stage: 1, tier: 1 })
  expect(await adding).toMatchObject(refused)
})
