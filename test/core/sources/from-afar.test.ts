import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import { startWithKinds } from './cast.ts'

const FILE = 'file:///srv/services.csv'
const trying = { kind: 'csv', baseUrl: FILE }
const file = { kind: 'csv', name: 'Services', baseUrl: FILE }
const web = { ...file, baseUrl: 'https://files.example.org/services.csv' }

/** Kim as well, but on another machine. */
async function start() {
  const core = await startWithKinds()
  const afar = openSession({ origin: 'browser 10.1.2.3', person: core.kim.id, assurance: 'proved' })
  return { ...core, afar }
}
const refused = {
  ok: false,
  failure: {
    code: 'sources/not-here',
    message: expect.stringMatching(/only who sits at it can say which/),
  },
}

test('who sits at another machine cannot say which files of this one are read', async () => {
  const { askAs, afar, facts, get } = await start()
  const before = facts()
  expect(await askAs(afar, 'sources.add', file)).toMatchObject(refused)
  expect(await askAs(afar, 'sources.test', trying)).toMatchObject(refused)
  expect(await askAs(afar, 'sources.add', { ...file, baseUrl: 'FILE:///etc' })).toMatchObject(
    refused,
  )
  expect(facts()).toBe(before)
  expect((await get('sources.list', {})).items).toEqual([])
})

test('a source of the web is not turned into one of files from afar, nor one of files changed', async () => {
  const { askAs, afar, get } = await start()
  const added = await askAs(afar, 'sources.add', web)
  if (!added.ok) throw new Error(added.failure.message)
  const { id: sourceId, version: expectedVersion } = added.value
  const turning = { sourceId, changes: { baseUrl: FILE }, expectedVersion }
  expect(await askAs(afar, 'sources.change', turning)).toMatchObject(refused)
  expect(await askAs(afar, 'sources.test', { sourceId, baseUrl: FILE })).toMatchObject(refused)
  const here = await get('sources.change', turning)
  const changes = { settings: { sheet: 'other' } }
  const next = { sourceId, changes, expectedVersion: here.version }
  expect(await askAs(afar, 'sources.change', next)).toMatchObject(refused)
  expect(await askAs(afar, 'sources.test', { sourceId })).toMatchObject(refused)
  expect((await get('sources.change', next)).settings).toEqual({ sheet: 'other' })
})

test('who sits at this machine may', async () => {
  const { get } = await start()
  expect((await get('sources.add', file)).baseUrl).toBe(FILE)
})
