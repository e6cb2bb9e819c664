import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Progress, Reply } from '#shared/contract/index.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, ofTeam } from '../people/cast.ts'
import {
  addEnvironment,
  addService,
  planHotfix,
  refused,
  setStage,
  take,
} from '../releases/cast.ts'
import { adding, importing, linesOf, night, previewing, reading } from './cast.ts'

const autumn = { key: 'CHG1', name: 'Autumn', services: 'Checkout 1.0.0', ...night(21) }
const winter = { key: 'CHG2', name: 'Winter', services: 'Ledger', ...night(22) }
const all = async ({ get }: TestCore) => (await get('releases.list', {})).items

test('lines of one key become one release, with what it needs to exist', async () => {
  const core = await startCore()
  const cells = { class: 'Emergency', owner: 'kim', strategy: 'Blue/Green', tags: 'SOX, PCI' }
  const imported = await importing(core, { ...autumn, ...cells }, { key: 'CHG1', ...night(22) })
  expect(imported).toMatchObject({ planned: 1, addedServices: 1, addedEnvironments: 1, failed: [] })
  expect(await all(core)).toMatchObject([
    {
      ...{ name: 'Autumn', class: 'emergency', owner: core.kim.id, strategy: 'blueGreen' },
      ...{ complianceTags: ['SOX', 'PCI'], state: 'draft' },
      references: [{ system: 'ServiceNow', key: 'CHG1', url: null }],
      items: [{ kind: 'service', title: 'Checkout', version: '1.0.0' }],
      activities: [
        { slot: { zone: 'Europe/Berlin', from: '2026-11-21T22:00', to: '2026-11-21T23:00' } },
        { slot: { from: '2026-11-22T22:00' } },
      ],
    },
  ])
})

test('what is wrong leaves its release out, whole, and the others in', async () => {
  const core = await startCore()
  const twisted = { ...autumn, services: 'Unheard 1', end: '2026-11-21 21:00', zone: 'Moon/Sea' }
  const imported = await importing(core, twisted, winter)
  expect(imported).toMatchObject({ planned: 1, addedServices: 1 })
  expect(imported.failed).toEqual([
    {
      lines: [2],
      name: 'Autumn',
      because: 'Line 2, Time zone: Moon/Sea is no time zone such as Europe/Berlin.',
    },
  ])
  expect((await core.get('services.list', {})).items.map(({ name }) => name)).toEqual(['Ledger'])
})

test('an empty cell clears nothing, and what the sheet no longer names stays', async () => {
  const core = await startCore()
  await importing(core, { ...autumn, goal: 'Ship.', owner: 'Kim', services: 'Checkout; Ledger' })
  const [before] = await all(core)
  const thin = { ...autumn, goal: '', owner: '', services: 'Ledger 2.0' }
  const { releases } = await previewing(core, thin)
  expect(releases).toMatchObject([
    {
      does: 'change',
      says: ['Changes Ledger from no version to 2.0.'],
      wary: [
        { column: 'services', because: expect.stringContaining('Checkout is not in the sheet') },
      ],
    },
  ])
  await importing(core, thin)
  const [after] = await all(core)
  expect(after).toMatchObject({ goal: 'Ship.', owner: core.kim.id, version: before!.version + 1 })
  expect(after!.items.map(({ title, version }) => [title, version])).toEqual([
    ['Checkout', null],
    ['Ledger', '2.0'],
  ])
})

test('a planned release is moved with the reason that others are owed', async () => {
  const core = await startCore()
  await core.get('releases.setPolicy', {
    policy: { class: 'standard', requiredFields: [], requiredDocuments: [], criteria: [] },
    reason: 'free',
    expectedVersion: 0,
  })
  await importing(core, autumn)
  await take(core, (await all(core))[0]!, 'planned', 'ready')
  const later = { ...autumn, end: '2026-11-21 23:30' }
  const { releases } = await previewing(core, later)
  expect(releases[0]).toMatchObject({
    does: 'change',
    wary: [{ because: expect.stringContaining('ready') }],
  })
  expect(await importing(core, later)).toMatchObject({ changed: 1 })
  expect(await all(core)).toMatchObject([
    { state: 'planned', activities: [{ slot: { to: '2026-11-21T23:30' } }] },
  ])
})

test('a release that runs is not moved by a sheet, and says so', async () => {
  const core = await startCore()
  const hotfix = await planHotfix(core, await setStage(core))
  await take(core, hotfix, 'planned', 'ready', 'inProgress')
  const { system, key } = { system: 'ITSM', key: 'CHG1' }
  const lines = (cells: object) => linesOf({ key, ...cells })
  const preview = (cells: object) =>
    core.get('plans.preview', { reading: { ...reading, system }, lines: lines(cells) })
  expect((await preview({ name: 'Fix rounding' })).releases).toMatchObject([{ does: 'nothing' }])
  expect((await preview({ name: 'Fix it' })).releases).toMatchObject([
    {
      does: 'cannot',
      says: ['Renames it to Fix it.'],
      wrong: [
        { because: 'The release is in progress: a sheet changes nothing about it any more.' },
      ],
    },
  ])
})

test('a name that several go by is never chosen among', async () => {
  const core = await startCore()
  await addPerson(core, 'Ada')
  await addPerson(core, 'ada')
  const { releases } = await previewing(core, { ...autumn, owner: 'Ada', lead: 'Nobody' })
  expect(releases[0]).toMatchObject({
    does: 'cannot',
    wrong: [{ line: 2, column: 'owner', because: '2 people are called Ada.' }],
    wary: [{ line: 2, column: 'lead', because: 'Nobody here is called Nobody: no lead is set.' }],
  })
})

test('without a key a release is found by its name', async () => {
  const core = await startCore()
  const { key: _, ...keyless } = autumn
  await importing(core, keyless)
  expect(await importing(core, { ...keyless, name: ' AUTUMN ', goal: 'Ship.' })).toMatchObject({
    changed: 1,
    planned: 0,
  })
  const { releases } = await previewing(core, autumn)
  expect(releases[0]).toMatchObject({ does: 'plan', wary: [{ column: 'key' }] })
})

test('a retired service takes no new release but stays in those that have it', async () => {
  const core = await startCore()
  await importing(core, autumn)
  const [service] = (await core.get('services.list', {})).items
  await core.get('services.retire', { serviceId: service!.id, expectedVersion: 1, reason: 'gone' })
  const { releases } = await previewing(core, autumn, { ...winter, services: 'Checkout' })
  expect(releases).toMatchObject([
    { does: 'nothing' },
    {
      does: 'cannot',
      wrong: [{ because: 'Checkout is retired: reinstate it or name another one.' }],
    },
  ])
})

test('the same command begun again does nothing twice and answers the same', async () => {
  const core = await startCore()
  const input = { reading: adding, lines: linesOf(autumn, winter) }
  const id = v7()
  const first = await core.ask('plans.import', input, id)
  expect(await core.ask('plans.import', input, id)).toEqual(first)
  expect(await all(core)).toHaveLength(2)
})

test('cancelled between releases it keeps what is decided, and goes on where it stopped', async () => {
  const core = await startCore()
  const input = { reading: adding, lines: linesOf(autumn, winter, { ...winter, key: 'CHG3' }) }
  const commandId = v7()
  const cancel = new AbortController()
  const heard: Progress[] = []
  const report = (progress: Progress) => {
    heard.push(progress)
    if (progress.done === 1) cancel.abort()
  }
  const request = { name: 'plans.import', input, commandId } as const
  const stopped = await core.core.call(request, core.me, { signal: cancel.signal, report })
  expect(stopped).toMatchObject(refused('rpc/cancelled'))
  expect(heard).toEqual([
    { done: 0, total: 3, doing: 'Importing Autumn' },
    { done: 1, total: 3, doing: 'Importing Winter' },
  ])
  expect(await all(core)).toHaveLength(1)
  const resumed: Reply = await core.ask('plans.import', input, commandId)
  expect(resumed).toMatchObject({ ok: true, value: { planned: 3, unchanged: 0, addedServices: 2 } })
  expect(await all(core)).toHaveLength(3)
})

test('whoever may not add services is told which permission lacks', async () => {
  const core = await startCore()
  const { id } = await addWithRole(core, { name: 'Cem', role: 'coordinator' })
  const input = { reading: adding, lines: linesOf(autumn, { ...winter, services: '' }) }
  const reply = await core.askAs(sessionOf(id), 'plans.import', input)
  expect(reply).toMatchObject({ ok: true, value: { planned: 1, addedEnvironments: 1 } })
  expect(reply).toMatchObject({
    value: { failed: [{ lines: [2], because: expect.stringContaining('services:write') }] },
  })
})

test('a role for a team imports what is within its reach alone', async () => {
  const core = await startCore()
  const blue = await core.get('people.addTeam', { name: 'Blue' })
  await addService(core, { name: 'Checkout', ownerTeam: blue.id })
  await addService(core, { name: 'Ledger', versionScheme: null })
  await addEnvironment(core)
  const scope = ofTeam(blue.id)
  const { id } = await addWithRole(core, { name: 'Cem', role: 'coordinator', scope })
  const input = { reading, lines: linesOf(autumn, winter) }
  const previewed = await core.askAs(sessionOf(id), 'plans.preview', input)
  expect(previewed).toMatchObject({
    value: {
      releases: [
        { does: 'plan' },
        { does: 'cannot', wrong: [{ because: expect.stringContaining('reach') }] },
      ],
    },
  })
  expect(await core.askAs(sessionOf(id), 'plans.import', input)).toMatchObject({
    value: { planned: 1, failed: [{ name: 'Winter', because: expect.stringContaining('reach') }] },
  })
})

test('a viewer imports nothing', async () => {
  const core = await startCore()
  const { id } = await addWithRole(core, { name: 'Vera', role: 'viewer' })
  const input = { reading, lines: linesOf(autumn) }
  expect(await core.askAs(sessionOf(id), 'plans.import', input)).toMatchObject(
    refused('rpc/forbidden'),
  )
})

test('lines are written for what matches, and for one key each', async () => {
  const core = await startCore()
  await importing(core, autumn, winter, { name: 'Spring', tags: 'A; "B, C"' })
  const lines = async (filter: object) =>
    (await core.get('plans.lines', { system: 'ServiceNow', ...filter })).lines
  expect(await lines({ words: 'CHG1' })).toMatchObject([
    { line: 2, cells: { key: 'CHG1', name: 'Autumn', services: 'Checkout 1.0.0', region: '' } },
  ])
  const named = (await lines({ words: 'Spring' }))[0]!.cells
  expect(named).toMatchObject({ tags: 'A; "B, C"', start: '' })
  expect((await all(core)).find(({ id }) => id === named.key)?.name).toBe('Spring')
  expect(await lines({ startsFrom: Date.UTC(2030, 0) })).toEqual([])
})

test('an hour that clocks show twice comes back as the one it was', async () => {
  const core = await startCore()
  const autumnNight = { environment: 'Production', end: '2026-10-25 04:00' }
  const twice = { key: 'CHG1', name: 'Autumn', ...autumnNight, start: '2026-10-25 02:30' }
  expect((await importing(core, twice)).failed).toMatchObject([
    { because: expect.stringContaining('show 2026-10-25 02:30 twice: write it with its offset') },
  ])
  await importing(core, { ...twice, start: '2026-10-25 02:30+01:00' })
  const slot = {
    from: '2026-10-25T02:30',
    repeated: 'later',
    startsAt: Date.UTC(2026, 9, 25, 1, 30),
  }
  expect(await all(core)).toMatchObject([{ activities: [{ slot }] }])
  const { lines } = await core.get('plans.lines', { system: 'ServiceNow' })
  expect(lines[0]!.cells.start).toBe('2026-10-25 02:30+01:00')
  const { releases } = await core.get('plans.preview', { reading, lines })
  expect(releases).toMatchObject([{ does: 'nothing', wrong: [] }])
})

test('where a line names no environment the one of the whole sheet holds', async () => {
  const core = await startCore()
  const { environment: _, ...placeless } = autumn
  const [bare] = (await previewing(core, placeless)).releases
  expect(bare).toMatchObject({ does: 'plan', wary: [{ column: 'environment' }] })
  const asked = { reading: { ...adding, environment: 'Production' }, lines: linesOf(placeless) }
  expect(await core.get('plans.import', asked)).toMatchObject({ planned: 1, addedEnvironments: 1 })
  expect(await all(core)).toMatchObject([{ activities: [{ region: null }] }])
})

test('which of several activities has moved is never guessed', async () => {
  const core = await startCore()
  await importing(core, autumn, { key: 'CHG1', ...night(22) })
  const { releases } = await previewing(core, { ...autumn, ...night(25) })
  expect(releases).toMatchObject([
    {
      does: 'cannot',
      wrong: [{ line: 2, column: 'start', because: expect.stringContaining('2 activities') }],
    },
  ])
  const both = [
    { ...autumn, ...night(24) },
    { key: 'CHG1', ...night(25) },
  ]
  expect(await importing(core, ...both)).toMatchObject({ changed: 1 })
  const [release] = await all(core)
  expect(release!.activities.map(({ slot }) => slot.from.slice(8, 10))).toEqual(['24', '25'])
})

test('a normal change that somebody made a major one stays that', async () => {
  const core = await startCore()
  await importing(core, { ...autumn, class: 'Normal' })
  const [release] = await all(core)
  const major = {
    releaseId: release!.id,
    class: 'major',
    reason: 'large',
    expectedVersion: release!.version,
  } as const
  await core.get('releases.reclassify', major)
  const [again] = (await previewing(core, { ...autumn, class: 'Normal' })).releases
  expect(again).toMatchObject({ does: 'nothing', wary: [{ column: 'class' }] })
  const [standard] = (await previewing(core, { ...autumn, class: 'Standard' })).releases
  expect(standard).toMatchObject({ says: ['Reclassifies it from major to standard.'] })
})

test('two lines of one release that contradict each other are told', async () => {
  const core = await startCore()
  const { releases } = await previewing(core, autumn, { ...autumn, name: 'Winter', ...night(22) })
  const because = 'Line 2 says Autumn, this one Winter: a release has one name.'
  expect(releases).toMatchObject([
    { does: 'cannot', wrong: [{ line: 3, column: 'name', because }] },
  ])
})

test('a key that several releases go by, or that is of another workspace, is told', async () => {
  const core = await startCore()
  await importing(core, autumn, winter)
  const [one] = (await all(core)).filter(({ name }) => name === 'Winter')
  const changes = { references: [{ system: 'ServiceNow', key: 'CHG1', url: null }] }
  await core.get('releases.change', { releaseId: one!.id, changes, expectedVersion: one!.version })
  const elsewhere = '01935000-0000-7000-8000-000000000001'
  const { releases } = await previewing(core, autumn, { key: elsewhere, name: 'Winter' })
  expect(releases).toMatchObject([
    { does: 'cannot', wrong: [{ column: 'key', because: expect.stringContaining('CHG1') }] },
    { does: 'nothing', release: one!.id, wary: [{ column: 'key' }] },
  ])
  const { lines } = await core.get('plans.lines', { system: 'ServiceNow' })
  const ids = (await all(core)).map(({ id }) => id as string)
  expect(lines.map(({ cells }) => cells.key).toSorted()).toEqual(ids.toSorted())
})
