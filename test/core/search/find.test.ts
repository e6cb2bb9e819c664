import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder, withDatabase } from '../../support/workspace-folder.ts'
import { addService, planHotfix, seen, setStage, take } from '../releases/cast.ts'

const find = ({ get }: TestCore, words: string, over: object = {}) =>
  get('search.find', { words, ...over })

const titles = async (core: TestCore, words: string, kind: string) =>
  (await find(core, words)).items
    .filter((one) => one.kind === kind)
    .map(({ title, detail }) => (detail === null ? title : `${title} | ${detail}`))

async function furnished() {
  const core = await startCore()
  const stage = await setStage(core)
  const release = await take(core, await planHotfix(core, stage), 'planned')
  return { core, stage, release }
}

test('each kind is found by what it is called, and told from others of its name', async () => {
  const { core, stage } = await furnished()
  const team = await core.get('people.addTeam', { name: 'Night owls' })
  await core.get('people.joinTeam', { personId: core.kim.id, teamId: team.id })
  await addService(core, { name: 'payments-api', ownerTeam: team.id, tier: 0, regions: ['eu-1'] })
  expect(await titles(core, 'round', 'release')).toEqual(['Fix rounding | planned · 2026-11-20'])
  expect(await titles(core, 'payments', 'service')).toEqual([
    'Payments | tier 1',
    'payments-api | tier 0 · Night owls',
  ])
  expect(await titles(core, 'prod', 'environment')).toEqual(['Production'])
  expect(await titles(core, 'KIM', 'person')).toEqual(['Kim | Night owls'])
  expect(await titles(core, 'owls', 'team')).toEqual(['Night owls'])
  expect(await titles(core, 'service added payments', 'ledger')).toEqual([
    'Service added | payments-api',
    'Release item added | Fix rounding',
    'Service added | Payments',
  ])
  const { items } = await find(core, 'production', { kinds: ['environment'] })
  expect(items).toMatchObject([{ kind: 'environment', id: stage.environment.id }])
})

test.each([
  ['4.2.0', 'ledger 4.2.0 CHG0030001'],
  ['4.2', 'ledger 4.2.0 CHG0030001'],
  ['CHG0030001', 'ledger 4.2.0 CHG0030001'],
  ['chg003', 'ledger 4.2.0 CHG0030001'],
  ['ITSM-7', 'ServiceNow ITSM-7'],
  ['servicenow', 'ServiceNow ITSM-7'],
])('a release is found by %s, and says so', async (words, foundBy) => {
  const core = await startCore()
  await core.get('releases.plan', {
    name: 'Autumn',
    class: 'major',
    references: [{ system: 'ServiceNow', key: 'ITSM-7', url: null }],
    items: [{ kind: 'flag', title: 'ledger', version: '4.2.0', changeReference: 'CHG0030001' }],
  })
  expect(await titles(core, words, 'release')).toEqual([`Autumn | ${foundBy} · draft`])
  expect(await titles(core, '2.4.0', 'release')).toEqual([])
})

test('accents and capitals do not matter, an address is found as it is typed', async () => {
  const core = await startCore()
  const contacts = [{ kind: 'email', value: 'zoe.o-neill@example.org' } as const]
  await core.get('people.add', { name: 'Zoë O’Neill', contacts })
  for (const words of ['zoe', 'ZOË', 'neill', 'zoe.o-neill@example.org', 'z', 'example.org zo']) {
    expect(await titles(core, words, 'person')).toEqual(['Zoë O’Neill'])
  }
})

test('what changed is found by what it says now, what was removed by nothing', async () => {
  const { core, release, stage } = await furnished()
  const renamed = await core.get('releases.change', {
    ...seen(release),
    changes: { name: 'Mend totals' },
  })
  expect(await titles(core, 'rounding', 'release')).toEqual([])
  expect(await titles(core, 'totals', 'release')).toHaveLength(1)
  expect(await titles(core, 'CHG1', 'release')).toHaveLength(1)
  const referred = await core.get('releases.change', {
    ...seen(renamed),
    changes: { references: [{ system: 'Jira', key: 'OPS-12', url: null }] },
  })
  expect(await titles(core, 'CHG1', 'release')).toEqual([])
  expect(await titles(core, 'OPS-12', 'release')).toHaveLength(1)
  const item = referred.items[1]!
  await core.get('releases.removeItem', { ...seen(referred), itemId: item.id })
  expect(await titles(core, item.title, 'release')).toEqual([])
  const { id: serviceId, version: expectedVersion } = stage.service
  await core.get('services.change', {
    serviceId,
    expectedVersion,
    changes: { name: 'Disbursements' },
  })
  expect(await titles(core, 'payments', 'service')).toEqual([])
  expect(await titles(core, 'disburse', 'service')).toHaveLength(1)
})

test('what is called exactly so comes first, and what there is more of is named', async () => {
  const core = await startCore()
  for (const name of ['api', 'api gateway', 'old api', 'apis', 'api docs']) {
    await addService(core, { name })
  }
  const { items, more } = await find(core, 'api', { kinds: ['service'], limit: 4 })
  expect(items.map(({ title }) => title)).toEqual(['api', 'api docs', 'apis', 'api gateway'])
  expect(more).toEqual(['service'])
  expect((await find(core, 'api', { kinds: ['service'], limit: 5 })).more).toEqual([])
})

test('a release that several of its parts are found by is found once', async () => {
  const { core, release } = await furnished()
  const { items } = await find(core, '1.4.0', { kinds: ['release'] })
  expect(items).toMatchObject([{ id: release.id, title: 'Fix rounding' }])
})

test('entries of the ledger come newest first, by type and by what was said', async () => {
  const core = await startCore()
  for (const name of ['One', 'Two', 'Three']) await core.get('people.addTeam', { name })
  const { items, more } = await find(core, 'team.added', { kinds: ['ledger'], limit: 2 })
  expect(items.map(({ detail }) => detail)).toEqual(['Three', 'Two'])
  expect(more).toEqual(['ledger'])
  const places = items.map(({ id }) => Number(id))
  expect(places).toEqual(places.toSorted((x, y) => y - x))
  const opened = await core.get('ledger.entry', { seq: places[0]! })
  expect(opened.entry).toMatchObject({ type: 'team.added', payload: { name: 'Three' } })
  expect((await find(core, core.kim.id, { kinds: ['ledger'] })).items).toEqual([])
})

test.each([
  '"',
  '""" OR "',
  "'; DROP TABLE people; --",
  'kim*',
  '*',
  'NEAR(kim kim)',
  'kim OR nobody',
  'NOT kim',
  '((((',
  'title : kim',
  '{title words}: ^kim',
  '- + ^ :',
  '🚂',
  'kim 🚂',
  'a\u0000b',
  '\ud800',
  '\u0301',
  '٣',
  'ǅ ﬁ ß',
  'x '.repeat(99),
  'k'.repeat(200),
])('%j is only words', async (words) => {
  const core = await startCore()
  const reply = await core.ask('search.find', { words })
  expect(reply).toMatchObject({ ok: true })
  expect(core.defects()).toEqual([])
})

test('syntax in a question means nothing, words do', async () => {
  const core = await startCore()
  expect(await titles(core, 'kim *', 'person')).toEqual(['Kim'])
  expect(await titles(core, '"kim"', 'person')).toEqual(['Kim'])
  expect(await titles(core, 'kim OR nobody', 'person')).toEqual([])
  expect(await titles(core, '🚂', 'person')).toEqual([])
  expect(await core.ask('search.find', { words: '  ' })).toMatchObject({
    failure: { code: 'rpc/invalid' },
  })
})

/** All that can be found, as an answer to a letter each. */
const everything = async (core: TestCore) =>
  Promise.all(
    [...'abcdefghijklmnopqrstuvwxyz0123456789'].map((words) => find(core, words, { limit: 50 })),
  )

test('rebuilding, reopening and restoring find the same', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await planHotfix(core, await setStage(core))
  await core.get('people.addTeam', { name: 'Night owls' })
  const { file } = await core.get('workspace.backup', {})
  const before = await everything(core)
  await core.get('workspace.rebuild', {})
  expect(await everything(core)).toEqual(before)
  await core.get('people.addTeam', { name: 'Early birds' })
  expect(await titles(core, 'birds', 'team')).toEqual(['Early birds'])
  await core.get('workspace.restore', { file, reason: 'a test' })
  expect(await titles(core, 'birds', 'team')).toEqual([])
  expect(await titles(core, 'owls', 'team')).toEqual(['Night owls'])
  await core.get('people.addTeam', { name: 'Late larks' })
  await core.close()
  const again = await startCore({ folder, ports: core.ports, empty: true })
  expect(await titles(again, 'larks', 'team')).toEqual(['Late larks'])
  expect(await titles(again, 'kim', 'person')).toEqual(['Kim'])
})

test.each([
  'DROP TRIGGER search_teams_added; DELETE FROM search_documents',
  "UPDATE local SET value = 'older' WHERE name LIKE 'search of %'; DELETE FROM search_documents",
  'DROP TABLE search_words; DROP TABLE search_entries',
])('an index without which nothing would be found is made anew at opening: %s', async (sql) => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await planHotfix(core, await setStage(core))
  const before = await everything(core)
  await core.close()
  withDatabase(join(folder, 'workspace.db'), sql)
  const again = await startCore({ folder, ports: core.ports, empty: true })
  expect(await everything(again)).toEqual(before)
  await again.get('people.addTeam', { name: 'Night owls' })
  expect(await titles(again, 'owls', 'team')).toEqual(['Night owls'])
})

test('who may not read finds nothing', async () => {
  const core = await startCore()
  const { id } = await core.get('people.add', { name: 'Sam' })
  const reply = await core.askAs(sessionOf(id), 'search.find', { words: 'kim' })
  expect(reply).toMatchObject({ failure: { code: 'rpc/forbidden' } })
})
