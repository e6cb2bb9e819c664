import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'
import { addService, hour, nowhere, refused, seen, setStage, someItem } from './cast.ts'

test('a draft needs a name and a class; all else is not known yet', async () => {
  const { get } = await startCore()
  const release = await get('releases.plan', { name: 'Autumn', class: 'major' })
  expect(release).toEqual({
    id: release.id,
    class: 'major',
    state: 'draft',
    name: 'Autumn',
    goal: null,
    abortCriteria: [],
    strategy: null,
    owner: null,
    lead: null,
    rollbackScope: null,
    complianceTags: [],
    references: [],
    items: [],
    activities: [],
    documents: [],
    affirmations: [],
    version: 1,
  })
  expect(await get('releases.get', { releaseId: release.id })).toEqual({ release })
})

test('what is known is kept, item by item and activity by activity, in the order given', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const { environment } = stage
  const said = {
    goal: 'Faster checkout.\nEverywhere.',
    strategy: 'canary',
    owner: core.kim.id,
    lead: core.kim.id,
    rollbackScope: { of: 'wholeRelease' },
    abortCriteria: ['errors over 1 %', 'p95 over 2 s'],
    complianceTags: ['SOX', 'PCI'],
    references: [{ system: 'JIRA', key: 'REL-7', url: 'https://jira.example.org/REL-7' }],
  } as const
  const { abortCriteria, complianceTags, references, ...rest } = said
  const release = await core.get('releases.plan', {
    ...rest,
    abortCriteria: [...abortCriteria],
    complianceTags: [...complianceTags],
    references: [...references],
    name: 'Autumn',
    class: 'standard',
    items: [someItem(stage, 'b'), { kind: 'flag', title: 'a' }],
    activities: [
      { environment: environment.id, slot: hour(14), title: 'second' },
      { environment: environment.id, slot: hour(9), region: 'eu-west' },
    ],
  })
  expect(release).toMatchObject({ ...said, version: 5 })
  expect(release.items.map(({ title, state }) => [title, state])).toEqual([
    ['b', 'pending'],
    ['a', 'pending'],
  ])
  expect(release.activities.map(({ title, region }) => [title, region])).toEqual([
    ['second', null],
    [null, 'eu-west'],
  ])
  expect(release.activities[1]?.slot).toEqual({
    ...hour(9),
    repeated: null,
    startsAt: Date.UTC(2026, 10, 20, 8),
    endsAt: Date.UTC(2026, 10, 20, 9),
  })
})

test('what cannot be planned is refused whole', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const dated = await addService(core, { name: 'Orders', versionScheme: 'date' })
  const before = core.facts()
  const plan = (over: object) =>
    core.ask('releases.plan', { name: 'Autumn', class: 'standard', ...over })
  const withItem = (item: object) => plan({ items: [someItem(stage), item] })
  const at = (slot: object) => ({ environment: stage.environment.id, slot })
  const berlin = (from: string, to: string) => ({ zone: 'Europe/Berlin', from, to })
  const replies = {
    'releases/unknown-person': await plan({ owner: nowhere }),
    'releases/service-missing': await withItem({ kind: 'service', title: 'x' }),
    'releases/unknown-service': await withItem({ kind: 'flag', title: 'x', service: nowhere }),
    'releases/version-malformed': await withItem({
      kind: 'service',
      title: 'x',
      service: dated.id,
      version: '1.4.0',
    }),
    'releases/unknown-environment': await plan({
      activities: [{ environment: nowhere, slot: hour(9) }],
    }),
    'releases/time-skipped': await plan({
      activities: [at(berlin('2026-03-29T02:30', '2026-03-29T04:00'))],
    }),
    'releases/time-repeated': await plan({
      activities: [at(berlin('2026-10-25T02:30', '2026-10-25T04:00'))],
    }),
    'releases/slot-backwards': await plan({
      activities: [at(berlin('2026-11-20T10:00', '2026-11-20T10:00'))],
    }),
    'rpc/invalid': await plan({ rollbackScope: { of: 'items', items: [nowhere] } }),
  }
  for (const [code, reply] of Object.entries(replies)) expect(reply).toMatchObject(refused(code))
  expect(core.facts()).toBe(before)
  expect(await core.get('releases.list', {})).toEqual({ items: [], next: null })
})

test.each([
  ['earlier', 0],
  ['later', 1],
] as const)('of two equal clock times the %s one can be meant', async (repeated, hourUtc) => {
  const core = await startCore()
  const { environment } = await setStage(core)
  const slot = { zone: 'Europe/Berlin', from: '2026-10-25T02:30', to: '2026-10-25T04:00' }
  const { activities } = await core.get('releases.plan', {
    name: 'Night',
    class: 'standard',
    activities: [{ environment: environment.id, slot: { ...slot, repeated } }],
  })
  expect(activities[0]?.slot.startsAt).toBe(Date.UTC(2026, 9, 25, hourUtc, 30))
})

test('a refusal of clock times says which and where', async () => {
  const core = await startCore()
  const { environment } = await setStage(core)
  const slot = { zone: 'Europe/Berlin', from: '2026-03-29T02:30', to: '2026-03-29T04:00' }
  const activities = [{ environment: environment.id, slot }]
  const reply = await core.ask('releases.plan', { name: 'x', class: 'standard', activities })
  expect(reply.ok || reply.failure.message).toMatch(/Europe\/Berlin.*2026-03-29T02:30/)
})

test('what is retired takes no new plans, and what stood with it stands', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const { service, environment } = stage
  const release = await core.get('releases.plan', {
    name: 'Autumn',
    class: 'standard',
    items: [someItem(stage)],
    activities: [{ environment: environment.id, slot: hour(9) }],
  })
  const reason = 'no longer used'
  const expectedVersion = 1
  await core.get('services.retire', { serviceId: service.id, reason, expectedVersion })
  await core.get('environments.retire', { environmentId: environment.id, reason, expectedVersion })
  const item = { ...seen(release), item: someItem(stage) }
  expect(await core.ask('releases.addItem', item)).toMatchObject(
    refused('releases/unknown-service'),
  )
  const activity = { environment: environment.id, slot: hour(9) }
  const adding = await core.ask('releases.addActivity', { ...seen(release), activity })
  expect(adding).toMatchObject(refused('releases/unknown-environment'))
  const itemId = release.items[0]!.id
  const changes = { version: '1.4.1' }
  const changed = await core.get('releases.changeItem', { ...seen(release), itemId, changes })
  expect(changed.items[0]?.version).toBe('1.4.1')
})
