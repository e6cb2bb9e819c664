import { expect, test } from 'vitest'
import { connectors } from '#core/connectors/registry.ts'
import type { Vendor } from '../../../electron/rehearsal/upstream/wire.ts'
import { pathOf } from '../../../electron/rehearsal/upstream/world/cast.ts'
import { virtualClock } from '../../support/ports.ts'
import { startSyncedCore } from '../../support/synced-core.ts'
import { FRIDAY, someCast, someUpstream } from './some-upstream.ts'

const HOUR_MS = 60 * 60_000

/** A vendor of the rehearsal behind the connector that reads such a vendor, both on one clock. */
async function connected(vendor: Vendor, settings: object) {
  let clock = virtualClock(FRIDAY)
  const upstream = someUpstream({ clock: { now: () => clock.now() } })
  const core = await startSyncedCore({ exchange: upstream.exchange, connectors })
  clock = core.clock
  const { secret, basePath } = upstream.dialectOf(vendor)
  const baseUrl = `http://${vendor}.rehearsal.localhost${basePath}`
  const added = await core.addSource({ kind: vendor, name: vendor, secret, settings, baseUrl })
  const sourceId = added.id
  return {
    ...{ core, upstream, sourceId },
    sync: () => core.get('sources.sync', { sourceId }),
    probe: async () => (await core.get('sources.test', { sourceId })).probed,
  }
}

const clean = { failures: [], quarantined: 0 }
const codeAt = (code: 'github' | 'gitlab') =>
  someCast.repositories
    .filter((one) => one.code === code)
    .slice(0, 3)
    .map(pathOf)

/** How many of a kind the world knows in repositories, as far back as it goes. */
const countIn = (
  { world }: ReturnType<typeof someUpstream>,
  { paths, book, at }: { paths: readonly string[]; book: 'runs' | 'builds'; at: number },
) =>
  paths.reduce((sum, path) => {
    const known = world.find((one) => pathOf(one) === path)
    return sum + (known?.[book].countAt(at) ?? 0)
  }, 0)

test.each(['github', 'gitlab'] as const)(
  '%s is read whole, and goes on by itself',
  async (vendor) => {
    const paths = codeAt(vendor)
    const names = vendor === 'github' ? { repositories: paths } : { projects: paths }
    const { core, sync, probe, upstream } = await connected(vendor, { ...names, days: 60 })
    expect(await probe()).toMatchObject({ as: 'signalbox-reader', remarks: [] })
    for (let i = 0; i < 8; i += 1) expect(await sync()).toMatchObject(clean)
    const runs = await core.get('runs.list', {})
    expect(runs.total).toBe(countIn(upstream, { paths, book: 'runs', at: core.clock.now() }))
    expect(
      runs.items.every(({ createdAt, outcome }) => createdAt <= FRIDAY && outcome !== 'unknown'),
    ).toBe(true)
    expect((await core.get('deployments.list', {})).total).toBeGreaterThan(50)
    const changes = await core.get('changes.list', {})
    expect(changes.items.every(({ commits, added }) => commits !== null && added !== null)).toBe(
      true,
    )
    core.clock.pass(12 * HOUR_MS)
    expect(await sync()).toMatchObject(clean)
    const later = countIn(upstream, { paths, book: 'runs', at: core.clock.now() })
    expect((await core.get('runs.list', {})).total).toBe(later)
    expect(later).toBeGreaterThan(runs.total)
    expect(core.defects()).toEqual([])
  },
  30_000,
)

test('what GitHub has told already it tells no more', async () => {
  const { sync, upstream } = await connected('github', { repositories: codeAt('github'), days: 5 })
  for (let i = 0; i < 3; i += 1) await sync()
  const before = upstream.asked.length
  expect(await sync()).toMatchObject({ changed: 0 })
  const asked = upstream.asked.slice(before)
  expect(asked.filter(({ headers }) => 'if-none-match' in headers)).toHaveLength(asked.length)
})

test('Jenkins is read with its folders, branches and stages', async () => {
  const paths = someCast.repositories.filter(({ jenkins }) => jenkins).map(pathOf)
  const { core, sync, probe, upstream } = await connected('jenkins', { jobs: paths, days: 60 })
  expect(await probe()).toMatchObject({ as: 'Signalbox', remarks: [] })
  for (let i = 0; i < 3; i += 1) expect(await sync()).toMatchObject(clean)
  const { total, items } = await core.get('runs.list', {})
  expect(total).toBe(countIn(upstream, { paths, book: 'builds', at: FRIDAY }))
  expect(new Set(items.map(({ branch }) => branch))).toEqual(new Set(['main']))
  const steps = await core.get('steps.list', { run: items[0]!.key })
  expect(steps.items.map(({ name }) => name)).toContain('Checkout')
})

test('Prometheus tells counters and gauges of a fortnight', async () => {
  const { core, sync, probe, sourceId } = await connected('prometheus', {})
  expect(await probe()).toMatchObject({ version: '3.7.3' })
  const { name } = someCast.repositories[0]!
  const define = (over: object) =>
    core.get('metrics.define', {
      ...{ source: sourceId, everyMs: 300_000, name: 'requests', kind: 'counter' as const },
      query: `sum by (track) (http_requests_total{service="${name}"})`,
      ...over,
    })
  const counter = await define({})
  const gauge = await define({
    ...{ name: 'latency', kind: 'gauge' },
    query: `avg(http_request_duration_p95_seconds{service=~"${name}|nobody"}) * 1000`,
  })
  expect(await sync()).toMatchObject(clean)
  const told = async (metricId: typeof counter.id) =>
    core.get('metrics.series', { metricId, from: FRIDAY - 24 * HOUR_MS, to: FRIDAY })
  const requests = await told(counter.id)
  expect(requests.series.map(({ labels }) => labels)).toEqual([
    { track: 'canary' },
    { track: 'stable' },
  ])
  const points = requests.series.flatMap((one) => one.points)
  expect(points.length).toBeGreaterThan(500)
  expect(points.every(([at, least]) => at <= FRIDAY && least >= 0)).toBe(true)
  expect((await told(gauge.id)).series[0]?.points.length).toBeGreaterThan(250)
})

test('Alertmanager and PagerDuty tell of a service that does badly, and of who is asked to', async () => {
  const service = someCast.repositories[0]!
  const regress = {
    does: 'regress',
    atMinutes: 5,
    lastsMinutes: 60,
    service: 0,
    says: 'Bad.',
  } as const
  const events = [{ ...regress, fault: 'errors', track: 'stable' } as const]
  const read = async (vendor: 'alertmanager' | 'pagerduty') => {
    let clock = virtualClock(FRIDAY)
    const upstream = someUpstream({ clock: { now: () => clock.now() }, events })
    const core = await startSyncedCore({ exchange: upstream.exchange, connectors })
    clock = core.clock
    const { secret } = upstream.dialectOf(vendor)
    const baseUrl = `http://${vendor}.rehearsal.localhost`
    const { id } = await core.addSource({ kind: vendor, name: vendor, secret, baseUrl })
    const states: (string | undefined)[] = []
    for (const minutes of [0, 15, 90]) {
      core.clock.pass(minutes * 60_000)
      expect(await core.get('sources.sync', { sourceId: id })).toMatchObject(clean)
      const { items } = await core.get('incidents.list', { project: service.name })
      const latest = items.find(({ startedAt }) => startedAt >= FRIDAY)
      states.push(latest?.state)
    }
    expect((await core.get('quietPeriods.list', {})).total).toBeGreaterThan(3)
    return states
  }
  expect(await read('alertmanager')).toEqual([undefined, 'firing', 'resolved'])
  expect(await read('pagerduty')).toEqual([undefined, 'acknowledged', 'resolved'])
})

test.each([
  ['gitlab', (path: string) => `/api/v4/projects/${path}/jobs`, 'started_at'],
  ['gitlab', (path: string) => `/api/v4/projects/${path}/freeze_periods`, 'cron_timezone'],
  ['pagerduty', () => '/oncalls', 'escalation_level'],
  ['prometheus', () => '/api/v1/rules', 'lastEvaluation'],
  ['prometheus', () => '/api/v1/targets', 'lastScrape'],
] as const)('%s tells what other readers ask for', (vendor, pathFor, field) => {
  const { ask } = someUpstream({ clock: { now: () => FRIDAY } })
  const answered = ask(vendor, pathFor(encodeURIComponent(codeAt('gitlab')[0]!)))
  expect(answered).toMatchObject({ said: { status: 200, body: expect.stringContaining(field) } })
})

test.each([
  ['start=0&end=86400&step=1', 400, 'exceeded maximum resolution'],
  ['start=5&end=1&step=1', 400, 'end timestamp must not be before start time'],
  ['start=1&end=5&step=0', 400, 'zero or negative'],
])('Prometheus refuses a range of %s as it does', (range, status, words) => {
  const { ask } = someUpstream({ clock: { now: () => FRIDAY } })
  expect(ask('prometheus', `/api/v1/query_range?query=up&${range}`)).toMatchObject({
    said: { status, body: expect.stringContaining(words) },
  })
})

test.each(['up{', 'sum(', 'nonsense(up)', 'up{job~"x"}', '1 +', '"', 'rate(up)'])(
  'Prometheus does not understand %s, and says so',
  (query) => {
    const { ask } = someUpstream({ clock: { now: () => FRIDAY } })
    const answered = ask('prometheus', `/api/v1/query?query=${encodeURIComponent(query)}`)
    expect(answered).toMatchObject({
      said: { status: 400, body: expect.stringContaining('bad_data') },
    })
  },
)
