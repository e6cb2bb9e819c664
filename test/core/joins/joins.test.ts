import { expect, test } from 'vitest'
import type { EnvironmentId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import { nowhere } from '../../support/random-scene.ts'
import { startJoined } from './cast.ts'

const unknown = nowhere as SourceId & ServiceId & EnvironmentId

const nothing = { gained: 0, moved: 0, kept: 0, left: 0, released: 0, contradicted: 0 }

async function scene() {
  const core = await startJoined()
  const [source, other] = core.sources
  core.run({ source, key: '1', project: 'org/billing', at: 5 })
  core.run({ source, key: '2', project: 'org/billing', at: 6 })
  core.run({ source: other, key: '1', project: 'org/tools', at: 9 })
  core.deployment({ source, key: '1', project: 'org/ledger', place: 'prod', at: 7 })
  core.changes.length = 0
  return core
}

test('a rule joins what is there and what comes later, and says which lists tell it', async () => {
  const core = await scene()
  const [billing] = core.services
  const rule = { of: 'project', source: null, pattern: 'org/b*', to: billing } as const
  const added = await core.get('joins.add', rule)
  expect(added).toMatchObject({ ...rule, order: 1, version: 1 })
  expect(core.changes.flatMap(({ topics }) => topics).toSorted()).toEqual([
    'joins',
    'ledger',
    'runs',
  ])
  const joined = async () => {
    const { total, joined } = await core.get('runs.list', {})
    return [total, joined]
  }
  expect(await joined()).toEqual([3, 2])
  core.run({ source: core.sources[1], key: '7', project: 'ORG/Books' })
  expect(await joined()).toEqual([4, 3])
  core.run({ source: core.sources[1], key: '7', project: 'elsewhere' })
  expect(await joined()).toEqual([4, 2])
  const { items } = await core.get('joins.rules', {})
  const by = { addedBy: core.kim.id, addedAt: core.clock.now() }
  expect(items).toEqual([{ ...added, names: 1, ...by }])
})

test('places are joined to environments, and the deployments there are told', async () => {
  const core = await scene()
  const [production] = core.environments
  await core.get('joins.add', { of: 'place', source: null, pattern: 'prod', to: production })
  expect(core.changes.flatMap(({ topics }) => topics)).toContain('deployments')
  expect(core.changes.flatMap(({ topics }) => topics)).not.toContain('runs')
  const { items } = await core.get('deployments.list', { environment: production })
  expect(items).toMatchObject([{ key: '1', environment: production, service: null }])
})

test('changing and removing a rule is followed at once', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const { id: ruleId } = await core.get('joins.add', {
    ...{ of: 'project', source: core.sources[0], pattern: 'org/**', to: billing },
  })
  const told = async () =>
    (await core.get('runs.list', {})).items.map(({ key, service }) => [key, service])
  expect(await told()).toEqual([
    ['1', null],
    ['2', billing],
    ['1', billing],
  ])
  const seen = { ruleId, expectedVersion: 1 }
  await core.get('joins.change', { ...seen, changes: { to: ledger, source: null } })
  expect((await told()).map(([, service]) => service)).toEqual([ledger, ledger, ledger])
  expect(await core.ask('joins.change', { ...seen, changes: { order: 3 } })).toMatchObject({
    failure: { code: 'joins/stale' },
  })
  const same = { ruleId, expectedVersion: 2 }
  expect(await core.ask('joins.change', { ...same, changes: { to: ledger } })).toMatchObject({
    failure: { code: 'joins/nothing-changed' },
  })
  await core.get('joins.remove', { ...same, reason: 'Too much' })
  expect((await told()).map(([, service]) => service)).toEqual([null, null, null])
  expect(await core.ask('joins.remove', same)).toMatchObject({ failure: { code: 'joins/unknown' } })
})

test('what cannot hold is refused with why', async () => {
  const core = await scene()
  const [billing] = core.services
  const rule = { of: 'project', source: null, pattern: 'org/b*', to: billing } as const
  await core.get('joins.add', rule)
  const code = async (over: object) => {
    const reply = await core.ask('joins.add', { ...rule, ...over })
    return reply.ok ? 'granted' : reply.failure.code
  }
  expect(await code({ pattern: 'ORG/B*' })).toBe('joins/already-ruled')
  expect(await code({ source: unknown })).toBe('joins/unknown-source')
  expect(await code({ to: unknown })).toBe('joins/unknown-service')
  expect(await code({ of: 'place' })).toBe('joins/unknown-environment')
  expect(await code({ source: core.sources[0] })).toBe('granted')
})

test('rules that count the same and contradict each other join nothing, and the inbox says so', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const rule = { of: 'project', source: null, order: 1 } as const
  await core.get('joins.add', { ...rule, pattern: 'org/too*', to: billing })
  await core.get('joins.add', { ...rule, pattern: '*g/tools', to: ledger })
  expect((await core.get('runs.list', {})).joined).toBe(0)
  const { items } = await core.get('joins.inbox', { source: core.sources[1] })
  expect(items).toMatchObject([{ name: 'org/tools', verdict: { why: 'ambiguous', to: null } }])
  expect(items[0]?.verdict.rules).toHaveLength(2)
  await core.get('joins.add', { ...rule, order: 0, pattern: 'o*/tools', to: ledger })
  expect((await core.get('runs.list', { service: ledger })).items).toMatchObject([{ key: '1' }])
})

test('the inbox tells what waits, the latest first, with suggestions', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const { items, total } = await core.get('joins.inbox', {})
  expect(total).toBe(4)
  expect(items.map(({ name, latest }) => [name, latest])).toEqual([
    ['org/tools', 9],
    ['org/ledger', 7],
    ['prod', 7],
    ['org/billing', 6],
  ])
  expect(items.map(({ suggestions }) => suggestions.map(({ to, hint }) => [to, hint]))).toEqual([
    [],
    [[ledger, 'likely']],
    [[core.environments[0], 'likely']],
    [[billing, 'certain']],
  ])
  const none = {
    runs: 0,
    deployments: 0,
    changes: 0,
    sourceReleases: 0,
    incidents: 0,
    quietPeriods: 0,
    steps: 0,
    catalogueEntries: 0,
    onCalls: 0,
    healthChecks: 0,
  }
  expect(items[3]?.rows).toEqual({ ...none, runs: 2 })
  const found: string[] = []
  let after: string | null | undefined
  while (after !== null) {
    const page = await core.get('joins.inbox', { limit: 1, ...(after && { after }) })
    found.push(...page.items.map(({ name }) => name))
    after = page.next
  }
  expect(found).toEqual(items.map(({ name }) => name))
  expect(await core.ask('joins.inbox', { after: 'x' })).toMatchObject({
    failure: { code: 'rpc/invalid' },
  })
  core.store.markGone({ of: 'runs', source: core.sources[1], part: 'p', before: 9, now: 9 })
  expect((await core.get('joins.inbox', {})).total).toBe(3)
})

test('a name that was set aside is joined by no rule until it is taken up again', async () => {
  const core = await scene()
  const [source] = core.sources
  const named = { of: 'project', source, name: 'org/billing' } as const
  await core.get('joins.add', { of: 'project', source, pattern: '**', to: core.services[0] })
  await core.get('joins.setAside', { ...named, reason: 'A toy' })
  expect((await core.get('runs.list', {})).joined).toBe(0)
  expect((await core.get('joins.inbox', { of: 'project' })).items).toMatchObject([
    { name: 'org/tools' },
  ])
  const aside = await core.get('joins.inbox', { setAside: true })
  expect(aside.items).toMatchObject([
    { name: 'org/billing', verdict: { because: 'It was set aside: A toy' } },
  ])
  const again = await core.ask('joins.setAside', { ...named, reason: 'A toy' })
  expect(again).toMatchObject({ failure: { code: 'joins/already-aside' } })
  await core.get('joins.takeUp', named)
  expect((await core.get('runs.list', {})).joined).toBe(2)
  const once = await core.ask('joins.takeUp', named)
  expect(once).toMatchObject({ failure: { code: 'joins/not-aside' } })
})

test('a preview says what a rule would catch, take from others, and leave to them', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const wide = await core.get('joins.add', {
    ...{ of: 'project', source: null, pattern: 'org/**', to: billing },
  })
  const exact = await core.get('joins.add', {
    ...{ of: 'project', source: null, pattern: 'org/tools', to: billing },
  })
  const draft = { of: 'project', source: null, pattern: 'org/*', to: ledger } as const
  const facts = core.facts()
  const told = await core.get('joins.preview', draft)
  expect(told).toMatchObject({ total: 3, caught: 2, next: null })
  expect(told.sums).toEqual({ ...nothing, moved: 2, left: 1 })
  const moved = await core.get('joins.preview', { ...draft, becomes: 'left' })
  expect(moved).toMatchObject({ total: 1, sums: told.sums, items: [{ name: 'org/tools' }] })
  const verdicts = told.items.map(({ name, now, would, caught }) => [
    ...[name, now.rules[0], would.to, caught],
  ])
  expect(verdicts).toEqual([
    ['org/billing', wide.id, ledger, true],
    ['org/ledger', wide.id, ledger, true],
    ['org/tools', exact.id, billing, false],
  ])
  expect(told.items[0]?.rows.runs).toBe(2)
  expect(core.facts()).toBe(facts)
  const narrowed = { ...draft, pattern: 'org/b*', to: billing, instead: wide.id }
  const { items } = await core.get('joins.preview', narrowed)
  expect(items.map(({ name, would }) => [name, would.why])).toEqual([
    ['org/billing', 'rule'],
    ['org/ledger', 'noRule'],
  ])
  expect(items.map(({ becomes }) => becomes)).toEqual(['kept', 'released'])
  await core.get('joins.add', draft)
  expect((await core.get('runs.list', { service: ledger })).total).toBe(2)
})

test('the share says of each source how many names and rows are joined', async () => {
  const core = await scene()
  const [source, other] = core.sources
  await core.get('joins.add', { of: 'project', source, pattern: '*/billing', to: core.services[0] })
  const named = { of: 'project', source, name: 'org/ledger' } as const
  await core.get('joins.setAside', { ...named, reason: 'A toy' })
  const none = { total: 0, joined: 0 }
  const { items } = await core.get('joins.share', {})
  const told = (of: unknown) => items.filter((one) => one.source === of)
  expect([...told(source), ...told(other)]).toEqual([
    {
      source,
      projects: { total: 2, joined: 1, setAside: 1 },
      places: { total: 1, joined: 0, setAside: 0 },
      runs: { total: 2, joined: 2 },
      deployments: { total: 1, joined: 0, placed: 0 },
      changes: none,
      sourceReleases: none,
      incidents: none,
      quietPeriods: none,
      steps: none,
      catalogueEntries: none,
      onCalls: none,
      healthChecks: none,
    },
    {
      source: other,
      projects: { total: 1, joined: 0, setAside: 0 },
      places: { total: 0, joined: 0, setAside: 0 },
      runs: { total: 1, joined: 0 },
      deployments: { ...none, placed: 0 },
      changes: none,
      sourceReleases: none,
      incidents: none,
      quietPeriods: none,
      steps: none,
      catalogueEntries: none,
      onCalls: none,
      healthChecks: none,
    },
  ])
})

test('before a rule is taken away it is told what passes to others and what waits again', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const rule = { of: 'project', source: null } as const
  const wide = await core.get('joins.add', { ...rule, pattern: 'org/**', to: billing })
  const narrow = await core.get('joins.add', { ...rule, pattern: 'org/t*', to: ledger })
  const told = async (ruleId: typeof wide.id) => {
    const { items, sums } = await core.get('joins.previewRemoval', { ruleId })
    return [items.map(({ name, becomes, would }) => [name, becomes, would.to]), sums]
  }
  expect(await told(narrow.id)).toEqual([
    [['org/tools', 'moved', billing]],
    { ...nothing, moved: 1 },
  ])
  expect(await told(wide.id)).toEqual([
    [
      ['org/billing', 'released', null],
      ['org/ledger', 'released', null],
    ],
    { ...nothing, released: 2 },
  ])
  await core.get('joins.remove', { ruleId: wide.id, expectedVersion: 1 })
  expect(await told(wide.id)).toEqual([[], nothing])
  expect((await core.get('joins.inbox', { of: 'project' })).total).toBe(2)
})

test('names that nobody has met are judged by the rules for every source, and by what they might mean', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const [source] = core.sources
  const rule = { of: 'project', to: ledger } as const
  await core.get('joins.add', { ...rule, source: null, pattern: 'new/*' })
  await core.get('joins.add', { ...rule, source, pattern: 'org/*' })
  const ask = { of: 'project', names: ['new/one', 'org/billing', 'org/x'] } as const
  const told = async (of: typeof source | null) => {
    const { items } = await core.get('joins.previewNames', {
      ...ask,
      names: [...ask.names],
      source: of,
    })
    return items.map(({ name, verdict, suggestions }) => [name, verdict.to, suggestions[0]?.to])
  }
  expect(await told(null)).toEqual([
    ['new/one', ledger, undefined],
    ['org/billing', null, billing],
    ['org/x', null, undefined],
  ])
  expect((await told(source)).map(([, to]) => to)).toEqual([ledger, ledger, ledger])
})

test('what waits is counted as the inbox lists it, and the inbox is searched by words', async () => {
  const core = await scene()
  const [source, other] = core.sources
  const counted = async () => {
    const { items } = await core.get('joins.waiting', {})
    for (const one of items) {
      const of = async (of: 'project' | 'place') =>
        (await core.get('joins.inbox', { of, source: one.source })).total
      expect([one.projects, one.places]).toEqual([await of('project'), await of('place')])
    }
    return items.map(({ source: id, ...rest }) => [id === source ? 'one' : 'two', rest]).toSorted()
  }
  expect(await counted()).toEqual([
    ['one', { projects: 2, places: 1 }],
    ['two', { projects: 1, places: 0 }],
  ])
  const found = await core.get('joins.inbox', { words: 'ORG led' })
  expect(found.items.map(({ name }) => name)).toEqual(['org/ledger'])
  await core.get('joins.setAside', { of: 'project', source, name: 'org/ledger', reason: 'A toy' })
  await core.get('joins.add', {
    ...{ of: 'place', source: null, pattern: 'prod', to: core.environments[0] },
  })
  core.store.markGone({ of: 'runs', source: other, part: 'p', before: 9, now: 9 })
  expect(await counted()).toEqual([['one', { projects: 1, places: 0 }]])
})

test('a rule may be as long as a name is, and a name of that length is joined by it', async () => {
  const core = await scene()
  const [source] = core.sources
  const name = `org/${'long-'.repeat(60)}name`
  core.run({ source, key: 'long', project: name })
  await core.get('joins.add', { of: 'project', source, pattern: name, to: core.services[0] })
  expect((await core.get('runs.list', { service: core.services[0] })).total).toBe(1)
})
