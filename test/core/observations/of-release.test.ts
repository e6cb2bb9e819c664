import { expect, test } from 'vitest'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import { startJoined } from '../joins/cast.ts'

const HOUR = 60 * 60_000
const NINE = Date.UTC(2026, 10, 20, 9)
const nowhere = '01935000-0000-7000-8000-000000000001'

type Plan = {
  readonly services: readonly ServiceId[]
  readonly environments: readonly EnvironmentId[]
}

/** Two hours in each environment, from nine and then one after the other. */
const release = ({ services, environments }: Plan) => ({
  name: 'Autumn',
  class: 'standard' as const,
  items: services.map((service) => ({ kind: 'service' as const, title: 'it', service })),
  activities: environments.map((environment, at) => ({
    environment,
    slot: {
      zone: 'UTC',
      from: new Date(NINE + 2 * at * HOUR).toISOString().slice(0, 16),
      to: new Date(NINE + 2 * (at + 1) * HOUR).toISOString().slice(0, 16),
    },
  })),
})

async function scene() {
  const core = await startJoined()
  const [one, two] = core.sources
  core.run({ source: one, key: 'r1', project: 'org/billing', at: 1 })
  core.run({ source: two, key: 'r2', project: 'org/ledger', at: 2 })
  core.run({ source: two, key: 'r3', project: 'org/other', at: 3 })
  const put = (key: string, place: string, at: number) =>
    core.deployment({ source: one, key, project: 'org/billing', place, at })
  put('early', 'prod', NINE - 1)
  put('first', 'prod', NINE)
  put('late', 'prod', NINE + 2 * HOUR)
  put('staged', 'stage', NINE + HOUR)
  put('last', 'stage', NINE + 3 * HOUR)
  put('elsewhere', 'lab', NINE + HOUR)
  const join = (of: 'project' | 'place', pattern: string, to: ServiceId | EnvironmentId) =>
    core.get('joins.add', { of, source: null, pattern, to })
  await join('project', 'org/billing', core.services[0])
  await join('project', 'org/ledger', core.services[1])
  await join('place', 'prod', core.environments[0])
  await join('place', 'stage', core.environments[1])
  const plan = (services: readonly ServiceId[]) =>
    core.get('releases.plan', release({ services, environments: core.environments }))
  return { ...core, plan }
}
const keysOf = ({ items }: { readonly items: readonly { readonly key: string }[] }) =>
  items.map(({ key }) => key)

test('a list of a release tells of all services that it moves, and of no other', async () => {
  const core = await scene()
  const { id } = await core.plan(core.services)
  const runs = await core.get('runs.list', { release: id })
  expect([keysOf(runs), runs.total, runs.joined]).toEqual([['r2', 'r1'], 2, 2])
  const [billing, ledger] = core.services
  expect(keysOf(await core.get('runs.list', { release: id, service: ledger }))).toEqual(['r2'])
  const small = await core.plan([billing])
  expect(keysOf(await core.get('runs.list', { release: small.id }))).toEqual(['r1'])
  expect(keysOf(await core.get('runs.list', { release: small.id, service: ledger }))).toEqual([])
  const none = await core.plan([])
  expect((await core.get('runs.list', { release: none.id })).total).toBe(0)
  const unknown = await core.ask('runs.list', { release: nowhere })
  expect(unknown).toMatchObject({ ok: true, value: { items: [], total: 0 } })
})

test('during a release: what went to an environment within the slot that it has there', async () => {
  const core = await scene()
  const { id } = await core.plan(core.services)
  const during = { release: id, during: true }
  const found = await core.get('deployments.list', during)
  expect([keysOf(found), found.total]).toEqual([['last', 'first'], 2])
  const [first] = (await core.get('deployments.list', { ...during, limit: 1 })).items
  expect(first?.key).toBe('last')
  const before = await core.get('deployments.list', { ...during, before: NINE + HOUR })
  expect(keysOf(before)).toEqual(['first'])
  const [, staging] = core.environments
  const there = await core.get('deployments.list', { ...during, environment: staging })
  expect(keysOf(there)).toEqual(['last'])
  const bare = await core.get('releases.plan', { name: 'Bare', class: 'standard' })
  const nothing = await core.get('deployments.list', { release: bare.id, during: true })
  expect(nothing.total).toBe(0)
})

test('a list of a release is told anew when the release changes', async () => {
  const core = await scene()
  const [billing, ledger] = core.services
  const planned = await core.plan([billing])
  await core.get('releases.addItem', {
    releaseId: planned.id,
    expectedVersion: planned.version,
    item: { kind: 'service', title: 'ledger', service: ledger },
  })
  expect((await core.get('runs.list', { release: planned.id })).total).toBe(2)
  expect(core.changes.at(-1)?.topics).toContain('releases')
})

test('one of them is found by its key, whether or not it stands at its source still', async () => {
  const core = await scene()
  const [source] = core.sources
  const named = { of: 'deployments', source, key: 'first' } as const
  const { told } = await core.get('observations.get', named)
  expect(told).toMatchObject({
    of: 'deployments',
    item: {
      key: 'first',
      service: core.services[0],
      environment: core.environments[0],
      goneAt: null,
    },
  })
  core.store.markGone({ of: 'deployments', source, part: 'p', before: 9, now: 9 })
  expect((await core.get('observations.get', named)).told?.item.goneAt).toBe(9)
  expect(await core.get('observations.get', { ...named, key: 'none' })).toEqual({ told: null })
  expect(await core.get('observations.get', { ...named, of: 'runs' })).toEqual({ told: null })
})

test('which sources tell of a service or a release, and what they leave open', async () => {
  const core = await scene()
  const [one, two] = core.sources
  const [billing, ledger] = core.services
  expect(await core.get('joins.sourcesOf', { service: billing })).toEqual({
    sources: [{ source: one, projects: 1 }],
    services: 1,
    unjoined: [],
  })
  const third = await core.get('services.add', { name: 'Third', tier: 0 })
  const { id } = await core.plan([billing, ledger, third.id])
  const told = await core.get('joins.sourcesOf', { release: id })
  expect(told.sources.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual(
    [one, two].toSorted().map((source) => ({ source, projects: 1 })),
  )
  expect([told.services, told.unjoined]).toEqual([3, [third.id]])
  expect(await core.get('joins.sourcesOf', {})).toEqual({ sources: [], services: 0, unjoined: [] })
})
