import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Source } from '#shared/vocabulary/source.ts'
import { secretsInMemory } from '../../support/ports.ts'
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
  TOKEN,
  typesOf,
} from './cast.ts'
import { CERTIFICATE, KEY, OTHER_KEY } from './certificate.ts'

const ELSEWHERE = 'https://ci.example.com'
const OTHER = 'canary-other-9b20'

test('a secret goes to where secrets are kept, and the facts say that one was given', async () => {
  const core = await startWithKinds()
  const source = await add(core)
  expect(await core.readSecrets(source)).toEqual({ secret: TOKEN, clientKey: undefined })
  expect(core.kept()).toEqual([`source/${source.id}`])
  expect(typesOf(core)).toEqual(['source.added', 'source.secretSet'])
})

test('a new one replaces it, and says when', async () => {
  const core = await startWithKinds()
  const source = await add(core)
  core.clock.pass(60_000)
  const changed = await core.get('sources.change', { ...seen(source), changes: {}, secret: OTHER })
  const stands = { ...source, secretSetAt: core.clock.now(), version: 3 }
  expect(changed).toEqual({ ...stands, forgotten: 0 })
  expect((await core.readSecrets(changed)).secret).toBe(OTHER)
  const late = { ...seen(source), changes: {}, secret: 'late' }
  expect(await core.ask('sources.change', late)).toMatchObject(refused('sources/stale'))
  expect((await core.readSecrets(changed)).secret).toBe(OTHER)
})

test.each([
  ['host', 'https://ci.example.com', {}],
  ['port', 'https://ci.example.org:8443', {}],
  ['scheme', 'http://ci.example.org', { plainHttpTo: 'ci.example.org' }],
])('for another %s the secret has to be given anew', async (_, baseUrl, allowed) => {
  const core = await startWithKinds()
  for (const kind of ['builds', 'open']) {
    const source = await add(core, { kind, name: kind })
    const changes = { baseUrl, network: { ...network, ...allowed } }
    const without = await core.ask('sources.change', { ...seen(source), changes })
    expect(without).toMatchObject(refused('sources/secret-due'))
    expect(await core.readSecrets({ ...source, baseUrl })).toEqual({})
    const order = { ...seen(source), changes, secret: OTHER }
    const moved = await core.get('sources.change', order)
    expect(moved).toMatchObject(changes)
    expect((await core.readSecrets(moved)).secret).toBe(OTHER)
    expect(await core.readSecrets(source)).toEqual({})
  }
})

test('the same host by another path, or another way of writing it, keeps its secret', async () => {
  const core = await startWithKinds()
  const source = await add(core)
  const changes = { baseUrl: 'https://CI.example.org:443/jenkins' }
  const changed = await core.get('sources.change', { ...seen(source), changes })
  expect((await core.readSecrets(changed)).secret).toBe(TOKEN)
})

test('one that goes without a secret goes elsewhere without one', async () => {
  const core = await startWithKinds()
  const source = await add(core, { kind: 'open', secret: undefined })
  const changes = { baseUrl: ELSEWHERE }
  expect(await core.get('sources.change', { ...seen(source), changes })).toMatchObject(changes)
  expect(core.kept()).toEqual([])
})

test('a client certificate comes with its own key, which is kept with the secrets', async () => {
  const core = await startWithKinds()
  const shown = { ...network, clientCertificate: CERTIFICATE }
  const tried = (over: object) => core.ask('sources.add', draft({ network: shown, ...over }))
  expect(await tried({})).toMatchObject(refused('sources/secret-due'))
  for (const clientKey of [OTHER_KEY, 'no key']) {
    const reply = await tried({ clientKey })
    expect(reply).toMatchObject(refused('sources/settings-unfit'))
    expect(JSON.stringify(reply)).not.toContain(clientKey.split('\n')[1] ?? clientKey)
  }
  const garbled = { clientCertificate: '-----BEGIN CERTIFICATE-----\nx', authorities: null }
  expect(await tried({ network: garbled, clientKey: KEY })).toMatchObject(
    refused('sources/settings-unfit'),
  )
  expect(await tried({ network: {}, clientKey: KEY })).toMatchObject(
    refused('sources/settings-unfit'),
  )
  const source = await add(core, { network: shown, clientKey: KEY })
  expect(await core.readSecrets(source)).toEqual({ secret: TOKEN, clientKey: KEY })
  const elsewhere = { ...seen(source), changes: { baseUrl: ELSEWHERE }, secret: OTHER }
  expect(await core.ask('sources.change', elsewhere)).toMatchObject(refused('sources/secret-due'))
  const bare = await core.get('sources.change', { ...seen(source), changes: { network } })
  expect(await core.readSecrets(bare)).toEqual({ secret: TOKEN, clientKey: undefined })
  expect(core.kept()).toEqual([`source/${source.id}`])
})

test('what is removed takes its secrets with it', async () => {
  const core = await startWithKinds()
  const shown = { clientCertificate: CERTIFICATE }
  const source = await add(core, { network: shown, clientKey: KEY })
  const other = await add(core, { name: 'Other' })
  await core.get('sources.remove', seen(source))
  expect(core.kept()).toEqual([`source/${other.id}`])
})

test('a secret that cannot be kept leaves no source behind, and says why', async () => {
  const secrets = secretsInMemory()
  const core = await startWithKinds({ secrets })
  const { write } = secrets
  secrets.write = async () => {
    throw new Error('The keychain is locked.')
  }
  const commandId = v7()
  const reply = await core.ask('sources.add', draft(), commandId)
  expect(reply).toMatchObject(refused('rpc/unavailable'))
  expect(JSON.stringify(reply)).toContain('The keychain is locked.')
  expect(standing(core)).toEqual([])
  expect(removedIds(core)).toHaveLength(1)
  secrets.write = write
  expect(await core.ask('sources.add', draft(), commandId)).toMatchObject(
    refused('rpc/unavailable'),
  )
  expect(core.kept()).toEqual([])
  expect(await add(core)).toMatchObject({ name: 'Builds' })
})

test('a source that moved while its new secret could not be kept is read without any', async () => {
  const secrets = secretsInMemory()
  const core = await startWithKinds({ secrets })
  const source = await add(core)
  const { write } = secrets
  secrets.write = async () => {
    throw new Error('The keychain is locked.')
  }
  const changes = { baseUrl: ELSEWHERE }
  const order = { ...seen(source), changes, secret: OTHER }
  expect(await core.ask('sources.change', order)).toMatchObject(refused('rpc/unavailable'))
  const [moved] = standing(core) as [Source]
  expect(moved.baseUrl).toBe(ELSEWHERE)
  expect(await core.readSecrets(moved)).toEqual({})
  secrets.write = write
  const again = { ...seen(moved), changes: {}, secret: OTHER }
  const mended = await core.get('sources.change', again)
  expect((await core.readSecrets(mended)).secret).toBe(OTHER)
})

test('where secrets are set from outside none is taken, and none follows to another host', async () => {
  const secrets = secretsInMemory('environment')
  const core = await startWithKinds({ secrets })
  expect(await core.ask('sources.add', draft())).toMatchObject(refused('sources/secret-due'))
  const source = await add(core, { secret: undefined })
  secrets.kept.set(`source/${source.id}`, TOKEN)
  expect((await core.readSecrets(source)).secret).toBe(TOKEN)
  const changes = { baseUrl: ELSEWHERE }
  expect(await core.ask('sources.change', { ...seen(source), changes })).toMatchObject(
    refused('sources/secret-due'),
  )
})

test('of two who give one at the same time, the one that was decided is the one that is kept', async () => {
  const secrets = secretsInMemory()
  const core = await startWithKinds({ secrets })
  const source = await add(core)
  const { write } = secrets
  let slow = 20
  secrets.write = async (name, value) => {
    await new Promise((resolve) => setTimeout(resolve, slow))
    slow = 0
    await write(name, value)
  }
  const give = (secret: string) =>
    core.ask('sources.change', { ...seen(source), changes: {}, secret })
  const [first, second] = await Promise.all([give('first'), give('second')])
  expect(first).toMatchObject({ ok: true })
  expect(second).toMatchObject(refused('sources/stale'))
  expect((await core.readSecrets(source)).secret).toBe('first')
})

test('a source that is removed while its secret is on the way keeps none', async () => {
  const secrets = secretsInMemory()
  const core = await startWithKinds({ secrets })
  const source = await add(core)
  const given = core.ask('sources.change', { ...seen(source), changes: {}, secret: OTHER })
  const removed = core.ask('sources.remove', { ...seen(source), expectedVersion: 3 })
  expect(await given).toMatchObject({ ok: true })
  expect(await removed).toMatchObject({ ok: true })
  expect(core.kept()).toEqual([])
})

test('asked again by its id, each answers what it answered, and gives nothing anew', async () => {
  const core = await startWithKinds()
  const [adding, changing, removing] = [v7(), v7(), v7()]
  const added = await core.ask('sources.add', draft(), adding)
  const source = standing(core)[0]!
  const change = { ...seen(source), changes: { baseUrl: ELSEWHERE }, secret: OTHER }
  const changed = await core.ask('sources.change', change, changing)
  const facts = core.facts()
  expect(await core.ask('sources.add', draft(), adding)).toEqual(added)
  expect(await core.ask('sources.change', change, changing)).toEqual(changed)
  expect((await core.readSecrets(standing(core)[0]!)).secret).toBe(OTHER)
  const removal = { ...seen(source), expectedVersion: 4 }
  const removed = await core.ask('sources.remove', removal, removing)
  expect(removed).toMatchObject({ ok: true })
  expect(await core.ask('sources.remove', removal, removing)).toEqual(removed)
  expect(await core.ask('sources.change', change, changing)).toEqual(changed)
  expect(core.kept()).toEqual([])
  expect(core.facts()).toBe(facts + 1)
})

test('asked twice at once by one id, both hear the same', async () => {
  const core = await startWithKinds()
  const [adding, changing] = [v7(), v7()]
  const both = await Promise.all([1, 2].map(() => core.ask('sources.add', draft(), adding)))
  expect(both[0]).toMatchObject({ ok: true })
  expect(both[1]).toEqual(both[0])
  const change = { ...seen(standing(core)[0]!), changes: { baseUrl: `${HOST}/x` }, secret: OTHER }
  const changed = await Promise.all([1, 2].map(() => core.ask('sources.change', change, changing)))
  expect(changed[0]).toMatchObject({ ok: true })
  expect(changed[1]).toEqual(changed[0])
})
