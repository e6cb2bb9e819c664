import { expect, test } from 'vitest'
import { governedRows } from '../../support/contents.ts'
import { sessionOf } from '../../support/core.ts'
import { addWithRole, ofTeam } from '../people/cast.ts'
import {
  add,
  draft,
  HOST,
  network,
  refused,
  removedIds,
  seen,
  standing,
  startWithKinds,
  typesOf,
} from './cast.ts'

const nowhere = '01935000-0000-7000-8000-000000000001'
const reason = 'because the test says so'

test('what can be read is told with the shape of its settings', async () => {
  const core = await startWithKinds()
  const { items } = await core.get('sources.kinds', {})
  expect(items.map(({ kind }) => kind)).toEqual(['builds', 'open', 'csv'])
  expect(items[0]).toMatchObject({
    secret: { label: 'Token', due: true },
    settings: { type: 'object', properties: { projects: { type: 'array' } } },
  })
  expect(items[2]?.secret).toBeNull()
})

test('a source is added as it was described, with the usual rules for its network', async () => {
  const core = await startWithKinds()
  const settings = { projects: ['org/b', 'org/a'], depth: 3 }
  const added = await add(core, { settings, network: { privateNetwork: true } })
  expect(added).toEqual({
    id: added.id,
    kind: 'builds',
    name: 'Builds',
    baseUrl: HOST,
    settings,
    network: { ...network, privateNetwork: true },
    paused: false,
    secretSetAt: core.clock.now(),
    version: 2,
  })
  expect(standing(core)).toEqual([added])
  const open = await add(core, { kind: 'open', name: 'Open', secret: undefined })
  expect(open).toMatchObject({ secretSetAt: null, version: 1 })
})

test('one that could not be read like that is refused, with all that is wrong, and leaves no trace', async () => {
  const core = await startWithKinds()
  await add(core, { name: 'Taken' })
  const facts = core.facts()
  const tried = async (over: object) => {
    const reply = await core.ask('sources.add', draft(over))
    return reply.ok ? 'added' : reply.failure
  }
  expect(await tried({ name: 'TAKEN' })).toMatchObject({ code: 'sources/name-taken' })
  expect(await tried({ kind: 'teapot' })).toMatchObject({
    code: 'sources/unknown-kind',
    message: expect.stringContaining('builds, open, csv'),
  })
  expect(await tried({ secret: undefined })).toMatchObject({ code: 'sources/secret-due' })
  const unfit = await tried({
    baseUrl: 'http://ci.example.org',
    settings: { projects: [], depth: 'deep' },
  })
  expect(unfit).toMatchObject({ code: 'sources/settings-unfit' })
  expect((unfit as { details: { path: string }[] }).details.map(({ path }) => path)).toEqual([
    'baseUrl',
    'settings.projects',
    'settings.depth',
  ])
  expect((unfit as { message: string }).message).toMatch(/a project is needed.*a number is needed/)
  expect(core.facts()).toBe(facts)
  expect(core.kept()).toHaveLength(1)
})

test.each([
  ['http://localhost:8080', {}, true],
  ['http://127.0.0.1', {}, true],
  ['http://ci.example.org', { plainHttpTo: 'ci.example.org' }, true],
  ['http://ci.example.org', { plainHttpTo: 'example.org' }, false],
  ['http://ci.example.org', { privateNetwork: true }, false],
  ['https://169.254.169.254', { privateNetwork: true }, false],
  ['https://10.0.0.7', {}, false],
  ['https://10.0.0.7', { privateNetwork: true }, true],
  ['file:///etc/passwd', {}, false],
])('%s with %j may be read: %s', async (baseUrl, allowed, may) => {
  const core = await startWithKinds()
  const reply = await core.ask('sources.add', draft({ baseUrl, network: allowed }))
  expect(reply).toMatchObject(may ? { ok: true } : refused('sources/settings-unfit'))
})

test('a file is read by what reads files, without a secret', async () => {
  const core = await startWithKinds()
  const file = { kind: 'csv', baseUrl: 'file:///srv/services.csv' }
  const given = await core.ask('sources.add', draft(file))
  expect(given).toMatchObject(refused('sources/settings-unfit'))
  expect(await add(core, { ...file, secret: undefined })).toMatchObject({ secretSetAt: null })
})

test('a setting that nobody knows is not kept: it might be a secret in the wrong place', async () => {
  const core = await startWithKinds()
  const settings = { token: 'canary-in-settings' }
  for (const over of [{ settings }, { settings, kind: 'csv', secret: undefined }]) {
    const reply = await core.ask('sources.add', draft(over))
    expect(reply).toMatchObject(refused('sources/settings-unfit'))
    expect(JSON.stringify(reply)).not.toContain('canary-in-settings')
  }
})

test('what really differs is changed, and nothing else', async () => {
  const core = await startWithKinds()
  const added = await add(core, { settings: { projects: ['a'] } })
  const changes = { name: 'CI', baseUrl: `${HOST}/jenkins`, settings: { depth: 1 } }
  const changed = await core.get('sources.change', { ...seen(added), changes })
  expect(changed).toEqual({ ...added, ...changes, version: 3, forgotten: 0 })
  const network = { ...added.network, privateNetwork: true }
  const moved = await core.get('sources.change', { ...seen(changed), changes: { network } })
  expect(moved).toEqual({ ...changed, network, version: 4 })
  expect(await core.get('sources.change', { ...seen(moved), changes: { name: 'ci' } })).toEqual({
    ...moved,
    name: 'ci',
    version: 5,
  })
})

test('what cannot be changed is refused and leaves no trace', async () => {
  const core = await startWithKinds()
  const added = await add(core)
  await add(core, { name: 'Other' })
  const facts = core.facts()
  const change = (changes: object, over: object = {}) =>
    core.ask('sources.change', { ...seen(added), changes, ...over })
  const replies = {
    'sources/unknown': await change({ name: 'New' }, { sourceId: nowhere }),
    'sources/stale': await change({ name: 'New' }, { expectedVersion: 7 }),
    'sources/nothing-changed': await change({ name: 'Builds', settings: {} }),
    'sources/name-taken': await change({ name: 'OTHER' }),
    'sources/settings-unfit': await change({ settings: { depth: 'deep' } }),
    'sources/already-paused': await (async () => {
      const paused = await core.get('sources.pause', seen(added))
      return core.ask('sources.pause', seen(paused))
    })(),
    'sources/not-paused': await core.ask('sources.resume', seen(standing(core)[1]!)),
  }
  for (const [code, reply] of Object.entries(replies)) expect(reply).toMatchObject(refused(code))
  expect(core.facts()).toBe(facts + 1)
})

test('it is paused and read again, with or without a reason', async () => {
  const core = await startWithKinds()
  const added = await add(core)
  const paused = await core.get('sources.pause', { ...seen(added), reason })
  expect(paused).toEqual({ ...added, paused: true, version: 3 })
  expect(await core.get('sources.resume', seen(paused))).toEqual({ ...added, version: 4 })
})

test('what is removed is gone for all who look, and its name is free again', async () => {
  const core = await startWithKinds()
  const added = await add(core)
  const order = { ...seen(added), reason }
  expect(await core.ask('sources.remove', { ...order, expectedVersion: 9 })).toMatchObject(
    refused('sources/stale'),
  )
  expect(await core.get('sources.remove', order)).toEqual({ forgotten: expect.any(Number) })
  expect(standing(core)).toEqual([])
  expect(removedIds(core)).toEqual([added.id])
  for (const name of ['sources.pause', 'sources.remove'] as const) {
    expect(await core.ask(name, order)).toMatchObject(refused('sources/unknown'))
  }
  const again = await add(core)
  expect(again.id).not.toBe(added.id)
})

test('the rows can be made anew from the facts, whatever order the settings came in', async () => {
  const core = await startWithKinds()
  const added = await add(core, { settings: { projects: ['b', 'a'], depth: 2 } })
  const changes = { settings: { projects: ['ü', '<&>'], depth: 1 } }
  const changed = await core.get('sources.change', { ...seen(added), changes })
  const removed = await add(core, { name: 'Old', settings: { projects: ['a'], depth: 1 } })
  await core.get('sources.remove', { ...seen(removed), reason })
  const paused = await core.get('sources.pause', { ...seen(changed), reason })
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact' })
  const before = governedRows(core.db())['sources']
  expect(before).toHaveLength(2)
  await core.get('workspace.rebuild', {})
  expect(governedRows(core.db())['sources']).toEqual(before)
  await core.get('ledger.erase', { subject: paused.id, reason })
  expect(governedRows(core.db())['sources']).toEqual(before)
})

test('who manages releases for the whole workspace says where it is read; everybody may look', async () => {
  const core = await startWithKinds()
  const added = await add(core)
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const scope = ofTeam(team.id)
  const rita = await addWithRole(core, { name: 'Rita', role: 'releaseManager' })
  const blue = await addWithRole(core, { name: 'Ben', role: 'releaseManager', scope })
  const vera = await addWithRole(core, { name: 'Vera', role: 'viewer' })
  const facts = core.facts()
  for (const [{ id }, code] of [
    [blue, 'rpc/out-of-scope'],
    [vera, 'rpc/forbidden'],
  ] as const) {
    const session = sessionOf(id)
    const other = draft({ name: 'Other' })
    const change = { ...seen(added), changes: { name: 'New' } }
    expect(await core.askAs(session, 'sources.add', other)).toMatchObject(refused(code))
    expect(await core.askAs(session, 'sources.change', change)).toMatchObject(refused(code))
    expect(await core.askAs(session, 'sources.pause', seen(added))).toMatchObject(refused(code))
    expect(await core.askAs(session, 'sources.remove', seen(added))).toMatchObject(refused(code))
    expect(await core.askAs(session, 'sources.kinds', {})).toMatchObject({ ok: true })
  }
  expect(core.facts()).toBe(facts)
  const paused = await core.askAs(sessionOf(rita.id), 'sources.pause', seen(added))
  expect(paused).toMatchObject({ ok: true })
  expect(typesOf(core)).toEqual(['source.added', 'source.secretSet', 'source.paused'])
})
