import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { NamedEntry } from '#shared/vocabulary/ledger-entry.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addWithRole, reason } from '../people/cast.ts'
import { planHotfix, setStage } from '../releases/cast.ts'

const entries = async ({ get }: TestCore) => (await get('ledger.entries', { limit: 1000 })).items

/** What is said of the first entry whose type begins so. */
const first = (items: readonly NamedEntry[], type: string) =>
  items.find((one) => one.type.startsWith(`${type}.`))?.about

test('each entry names who decided and what it is about, whatever that is', async () => {
  const core = await startCore()
  await core.get('people.addTeam', { name: 'Blue' })
  await planHotfix(core, await setStage(core))
  const policy = { requiredFields: [], requiredDocuments: [], criteria: [] }
  await core.get('releases.setPolicy', {
    policy: { class: 'major', ...policy },
    reason,
    expectedVersion: 0,
  })
  core.clock.setWall(core.clock.now() + 3_600_000)
  await core.get('workspace.rename', { name: 'Night shift' })
  const items = await entries(core)
  expect(first(items, 'team')).toEqual({ kind: 'team', name: 'Blue' })
  expect(first(items, 'person')).toEqual({ kind: 'person', name: 'Kim' })
  expect(first(items, 'role')).toEqual({ kind: 'person', name: 'Kim' })
  expect(first(items, 'service')).toEqual({ kind: 'service', name: 'Payments' })
  expect(first(items, 'environment')).toEqual({ kind: 'environment', name: 'Production' })
  expect(first(items, 'release')).toEqual({ kind: 'release', name: 'Fix rounding' })
  expect(first(items, 'releaseClass')).toEqual({ kind: 'releaseClass', name: 'major' })
  expect(first(items, 'workspace')).toEqual({ kind: 'workspace', name: 'Night shift' })
  expect(first(items, 'device')).toEqual({ kind: 'device', name: null })
  expect(first(items, 'clock')).toEqual({ kind: 'device', name: null })
  const actors = new Map(items.map(({ actor, actorName }) => [actor, actorName]))
  expect(actors.get(core.kim.id)).toBe('Kim')
  expect(actors.get('signalbox')).toBe('Signalbox')
})

test('whoever is erased is named no more, neither as who decided nor as whom it is about', async () => {
  const core = await startCore()
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  await core.askAs(sessionOf(ann.id), 'people.addTeam', { name: 'Blue' })
  const gone = { personId: ann.id, reason, expectedVersion: ann.version }
  await core.get('people.deactivate', gone)
  await core.get('ledger.erase', { subject: ann.id, reason })
  const items = await entries(core)
  expect(JSON.stringify(items)).not.toContain('Ann')
  expect(items[0]).toMatchObject({
    type: 'ledger.erased',
    about: { kind: 'person', name: null },
    actorName: 'Kim',
  })
  const team = items.find(({ type }) => type === 'team.added')
  expect(team).toMatchObject({ actor: ann.id, actorName: null })
})

test('what can be about anything is named by what goes by that id', async () => {
  const core = await startCore()
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const undoes = v7()
  const rename = { teamId: team.id, name: 'Green', expectedVersion: 1 }
  await core.ask('people.renameTeam', rename, undoes)
  const back = { ...rename, name: 'Azure', expectedVersion: 2 }
  await core.ask('people.renameTeam', back, { undoes })
  const [undone] = await entries(core)
  expect(undone).toMatchObject({ type: 'decision.undone', about: { kind: 'team', name: 'Azure' } })
})

test('a history tells what each step said, newest first, a stretch at a time', async () => {
  const core = await startCore()
  const team = await core.get('people.addTeam', { name: 'Blue' })
  const names = ['Green', 'Red', 'Azure']
  for (const [i, name] of names.entries()) {
    await core.get('people.renameTeam', { teamId: team.id, name, expectedVersion: i + 1 })
  }
  await core.get('people.addTeam', { name: 'Other' })
  const newest = await core.get('ledger.history', { subject: team.id, limit: 3 })
  expect(newest.items.map(({ payload }) => payload)).toEqual([
    { from: 'Red', to: 'Azure' },
    { from: 'Green', to: 'Red' },
    { from: 'Blue', to: 'Green' },
  ])
  const rest = await core.get('ledger.history', { subject: team.id, limit: 3, after: newest.next! })
  expect(rest.items).toMatchObject([
    {
      type: 'team.added',
      payload: { name: 'Blue' },
      personal: null,
      erased: false,
      actorName: 'Kim',
      about: { kind: 'team', name: 'Azure' },
    },
  ])
  expect(rest.next).toBeNull()
  expect(await core.get('ledger.history', { subject: 'nothing' })).toEqual({
    items: [],
    next: null,
  })
})

test('a history shows what is personal, and where it was erased, that it was', async () => {
  const core = await startCore()
  const ann = await core.get('people.add', { name: 'Ann' })
  const history = async () => (await core.get('ledger.history', { subject: ann.id })).items
  expect(await history()).toMatchObject([{ personal: { name: 'Ann' }, erased: false }])
  await core.get('people.deactivate', { personId: ann.id, reason, expectedVersion: ann.version })
  await core.get('ledger.erase', { subject: ann.id, reason: 'asked for' })
  const items = await history()
  expect(items.map(({ type, personal, erased }) => ({ type, personal, erased }))).toEqual([
    { type: 'ledger.erased', personal: { reason: 'asked for' }, erased: false },
    { type: 'person.deactivated', personal: null, erased: true },
    { type: 'person.added', personal: null, erased: true },
  ])
})

test('a history agrees with each entry opened alone', async () => {
  const core = await startCore()
  const release = await planHotfix(core, await setStage(core))
  const { items } = await core.get('ledger.history', { subject: release.id })
  expect(items.length).toBeGreaterThan(1)
  for (const item of items) {
    const { entry } = await core.get('ledger.entry', { seq: item.seq })
    const { actorName, about, ...told } = item
    expect(entry).toMatchObject(told)
  }
})

test('the types are those that were recorded, each once', async () => {
  const core = await startCore()
  await core.get('people.addTeam', { name: 'Blue' })
  await core.get('people.addTeam', { name: 'Green' })
  const { items } = await core.get('ledger.types', {})
  const recorded = (await entries(core)).map(({ type }) => type)
  expect(items).toEqual([...new Set(recorded)].toSorted())
})

test('every set of conditions finds what a look at each entry finds', async () => {
  const core = await startCore()
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  const team = await core.get('people.addTeam', { name: 'Blue' })
  core.clock.pass(1000)
  const rename = { teamId: team.id, name: 'Green', expectedVersion: 1 }
  await core.askAs(sessionOf(ann.id), 'people.renameTeam', rename)
  core.clock.pass(1000)
  await core.get('people.renameTeam', { ...rename, name: 'Red', expectedVersion: 2 })
  const all = await entries(core)
  const conditions = {
    actor: ann.id,
    subject: team.id,
    type: 'team.renamed',
    from: all[0]!.at - 1000,
    until: all[0]!.at,
    after: all[0]!.seq,
  }
  const names = Object.keys(conditions) as (keyof typeof conditions)[]
  let found = 0
  for (let chosen = 0; chosen < 2 ** names.length; chosen += 1) {
    const given = Object.fromEntries(
      names.filter((_, i) => chosen & (1 << i)).map((name) => [name, conditions[name]]),
    ) as Partial<typeof conditions>
    const wanted = all.filter(
      (one) =>
        (given.actor === undefined || one.actor === given.actor) &&
        (given.subject === undefined || one.subject === given.subject) &&
        (given.type === undefined || one.type === given.type) &&
        (given.from === undefined || one.at >= given.from) &&
        (given.until === undefined || one.at < given.until) &&
        (given.after === undefined || one.seq < given.after),
    )
    const { items } = await core.get('ledger.entries', { ...given, limit: 1000 })
    expect(items, JSON.stringify(given)).toEqual(wanted)
    found += items.length
  }
  expect(found).toBeGreaterThan(64)
})
