import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { addWithRole, reason } from '../people/cast.ts'

const refused = (code: string) => ({ ok: false, failure: { code } })
const mine = async ({ get }: TestCore) => (await get('preferences.mine', {})).items
const rows = ({ db }: TestCore, person: PersonId) =>
  db().prepare('SELECT count(*) FROM preferences WHERE person = ?').pluck().get(person)

test('what somebody keeps they find again, and nobody else does', async () => {
  const core = await startCore()
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  const views = [{ label: 'Mine', filter: { states: ['ready'], words: 'é "\\"' } }]
  await core.get('preferences.keep', { name: 'releases.views', value: views })
  await core.askAs(sessionOf(val.id), 'preferences.keep', { name: 'releases.views', value: 7 })
  expect(await mine(core)).toEqual({ 'releases.views': views })
  expect(await core.askAs(sessionOf(val.id), 'preferences.mine', {})).toEqual({
    ok: true,
    value: { items: { 'releases.views': 7 } },
  })
})

test('keeping is no decision: it is announced, and the ledger knows nothing of it', async () => {
  const core = await startCore()
  const facts = core.facts()
  await core.get('preferences.keep', { name: 'ui.columns', value: ['name'] })
  expect(core.facts()).toBe(facts)
  expect(core.changes.map(({ topics }) => topics)).toEqual([['preferences']])
  await core.get('preferences.keep', { name: 'ui.columns', value: ['name'] })
  expect(core.changes).toHaveLength(1)
})

test('null forgets; what was never kept is forgotten without a word', async () => {
  const core = await startCore()
  await core.get('preferences.keep', { name: 'ui.columns', value: false })
  await core.get('preferences.keep', { name: 'ui.columns', value: null })
  expect(await mine(core)).toEqual({})
  const before = core.changes.length
  await core.get('preferences.keep', { name: 'ui.other', value: null })
  expect(core.changes).toHaveLength(before)
})

test('two hundred names and no more, but those can change and make room', async () => {
  const core = await startCore()
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const nameOf = (i: number) => `ui.${letters[Math.floor(i / 26)]}${letters[i % 26]}`
  for (let i = 0; i < 200; i += 1) await core.get('preferences.keep', { name: nameOf(i), value: i })
  const another = { name: nameOf(200), value: 1 }
  expect(await core.ask('preferences.keep', another)).toMatchObject(refused('preferences/too-many'))
  await core.get('preferences.keep', { name: nameOf(0), value: 'changed' })
  await core.get('preferences.keep', { name: nameOf(1), value: null })
  await core.get('preferences.keep', another)
  expect(Object.keys(await mine(core))).toHaveLength(200)
})

test('64 KB a value, in bytes as they are kept', async () => {
  const core = await startCore()
  const keep = (length: number) =>
    core.ask('preferences.keep', { name: 'ui.draft', value: 'é'.repeat(length) })
  expect(await keep(32 * 1024 - 1)).toMatchObject({ ok: true })
  expect(await keep(32 * 1024)).toMatchObject(refused('preferences/too-large'))
  expect(await mine(core)).toEqual({ 'ui.draft': 'é'.repeat(32 * 1024 - 1) })
})

test('1 MB for one person in all, in bytes, and others keep theirs', async () => {
  const core = await startCore()
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  const letters = 'abcdefghijklmnop'
  const nameOf = (at: number) => `ui.${letters[at]}`
  const most = 'é'.repeat(32 * 1024 - 1)
  for (const at of letters.split('').keys()) {
    await core.get('preferences.keep', { name: nameOf(at), value: most })
  }
  const another = { name: 'ui.another', value: 1 }
  expect(await core.ask('preferences.keep', another)).toMatchObject({
    failure: { code: 'preferences/too-large', message: expect.stringContaining('1 MB together') },
  })
  expect(await core.askAs(sessionOf(val.id), 'preferences.keep', another)).toMatchObject({
    ok: true,
  })
  await core.get('preferences.keep', { name: nameOf(0), value: most.replace('é', 'e') })
  await core.get('preferences.keep', another)
  const again = await core.ask('preferences.keep', { name: nameOf(0), value: most })
  expect(again).toMatchObject(refused('preferences/too-large'))
  await core.get('preferences.keep', { name: nameOf(1), value: null })
  await core.get('preferences.keep', { name: nameOf(0), value: most })
})

test('a value nested without end is declined, not a defect', async () => {
  const core = await startCore()
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
  const kept = await core.ask('preferences.keep', { name: 'ui.draft', value: deep })
  expect(kept).toMatchObject(refused('rpc/invalid'))
  expect(core.defects()).toEqual([])
})

test('where nobody is enrolled nobody keeps anything', async () => {
  const core = await startCore({ empty: true })
  expect(await core.ask('preferences.mine', {})).toMatchObject(refused('rpc/unenrolled'))
  const kept = await core.ask('preferences.keep', { name: 'ui.columns', value: 1 })
  expect(kept).toMatchObject(refused('rpc/unenrolled'))
})

test('a name that is merely lent neither sees nor changes what its owner keeps', async () => {
  const core = await startCore()
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  await core.get('preferences.keep', { name: 'ui.columns', value: 1 })
  const session = openSession({ origin: 'browser', person: val.id, assurance: 'declared' })
  expect(await core.askAs(session, 'preferences.mine', {})).toMatchObject({ ok: true })
  await core.askAs(session, 'people.declare', { personId: core.kim.id })
  const keep = await core.askAs(session, 'preferences.keep', { name: 'ui.columns', value: 2 })
  expect(keep).toMatchObject(refused('rpc/unproved'))
  expect(await core.askAs(session, 'preferences.mine', {})).toMatchObject(refused('rpc/unproved'))
  expect(await mine(core)).toEqual({ 'ui.columns': 1 })
})

test('what somebody kept goes when they are erased, and only then', async () => {
  const core = await startCore()
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  const keep = { name: 'releases.views', value: 'Val only' }
  await core.askAs(sessionOf(val.id), 'preferences.keep', keep)
  await core.get('preferences.keep', keep)
  const { items } = await core.get('ledger.history', { subject: val.id })
  const granted = items.find(({ type }) => type === 'role.granted')!
  await core.get('ledger.erase', { subject: val.id, facts: [granted.id], reason })
  expect(rows(core, val.id)).toBe(1)
  const gone = { personId: val.id, reason, expectedVersion: val.version }
  await core.get('people.deactivate', gone)
  core.changes.length = 0
  await core.get('ledger.erase', { subject: val.id, reason })
  expect(rows(core, val.id)).toBe(0)
  expect(core.changes.at(-1)?.topics).toContain('preferences')
  expect(await mine(core)).toEqual({ 'releases.views': 'Val only' })
})

test('who comes back without a name and keeps something can be erased again', async () => {
  const core = await startCore()
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  const personId = val.id
  const version = async () => (await core.get('people.get', { personId })).person!.version
  const leave = async () =>
    core.get('people.deactivate', { personId, reason, expectedVersion: await version() })
  const erase = () => core.ask('ledger.erase', { subject: personId, reason })
  await leave()
  await erase()
  expect(await erase()).toMatchObject(refused('ledger/nothing-to-erase'))
  await core.get('people.reactivate', { personId, reason, expectedVersion: await version() })
  await core.askAs(sessionOf(personId), 'preferences.keep', { name: 'ui.columns', value: 1 })
  await leave()
  expect(await erase()).toMatchObject({ ok: true })
  expect(rows(core, personId)).toBe(0)
})

test('a backup holds them; a restore does not bring back those of an erased person', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const val = await addWithRole(core, { name: 'Val', role: 'viewer' })
  await core.askAs(sessionOf(val.id), 'preferences.keep', { name: 'ui.columns', value: 'Val' })
  await core.get('preferences.keep', { name: 'ui.columns', value: 'Kim' })
  const { file } = await core.get('workspace.backup', {})
  await core.get('preferences.keep', { name: 'ui.columns', value: null })
  await core.get('people.deactivate', { personId: val.id, reason, expectedVersion: val.version })
  await core.get('ledger.erase', { subject: val.id, reason })
  await core.get('workspace.restore', { file, reason })
  expect(await mine(core)).toEqual({ 'ui.columns': 'Kim' })
  expect(rows(core, val.id)).toBe(0)
})
