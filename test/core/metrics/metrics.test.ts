import { expect, test } from 'vitest'
import { pointsOf } from '#shared/domain/metrics/points.ts'
import { MINUTE, startMeasured } from './cast.ts'

const codeOf = (reply: { ok: boolean; failure?: { code: string } }) => reply.failure?.code

test('a metric is defined, changed and removed, each as a fact', async () => {
  const { get, metric } = await startMeasured({ unit: 'ms' })
  expect(metric).toMatchObject({ everyMs: MINUTE, goodDirection: null, service: null, version: 1 })
  const changes = { name: 'Latency', unit: null, goodDirection: 'down' as const }
  const changed = await get('metrics.change', { metricId: metric.id, changes, expectedVersion: 1 })
  expect(changed).toEqual({ ...metric, ...changes, version: 2 })
  const { items } = await get('metrics.list', {})
  expect(items).toEqual([{ ...changed, asOf: null, series: 0, remark: null }])
  await get('metrics.remove', { metricId: metric.id, expectedVersion: 2 })
  expect((await get('metrics.list', {})).items).toEqual([])
  const gone = await get('metrics.series', { metricId: metric.id, from: 0, to: 1 })
  expect(gone).toMatchObject({ metric: null, series: [] })
})

test('what could not be read, or told apart, is refused', async () => {
  const { ask, get, metric, source } = await startMeasured()
  const said = { source: source.id, name: 'Other', kind: 'gauge', query: 'up' } as const
  const nowhere = metric.id as never
  const { id: jenkins } = await get('sources.add', {
    ...{ kind: 'jenkins', name: 'CI', baseUrl: 'https://ci.example.org/', secret: 'a:b' },
    settings: { jobs: ['a'] },
  })
  const codes = [
    await ask('metrics.define', { ...said, name: 'ERRORS' }),
    await ask('metrics.define', { ...said, source: nowhere }),
    await ask('metrics.define', { ...said, source: jenkins }),
    await ask('metrics.define', { ...said, service: nowhere }),
    await ask('metrics.change', { metricId: metric.id, changes: {}, expectedVersion: 1 }),
    await ask('metrics.change', { metricId: metric.id, changes: {}, expectedVersion: 3 }),
    await ask('metrics.remove', { metricId: source.id as never, expectedVersion: 1 }),
    await ask('metrics.setRetention', { rawDays: 20, rolledDays: 10, expectedVersion: 0 }),
    await ask('metrics.setRetention', { rawDays: 14, rolledDays: 400, expectedVersion: 0 }),
  ].map(codeOf)
  expect(codes).toEqual([
    'metrics/name-taken',
    'metrics/unknown-source',
    'metrics/unreadable',
    'metrics/unknown-service',
    'metrics/nothing-changed',
    'metrics/stale',
    'metrics/unknown',
    'metrics/retention-unfit',
    'metrics/nothing-changed',
  ])
})

test('another query forgets what the old one told, another name does not; so does a source that goes', async () => {
  const core = await startMeasured()
  const { get, metric, store, source } = core
  const points = pointsOf([
    [1, 1],
    [2, 2],
  ])
  const keep = () =>
    store.keep({ metric: metric.id, series: [{ labels: {}, points }], replaces: undefined })
  const counted = async () => (await get('metrics.list', {})).items[0]!.series
  keep()
  const change = (changes: object, expectedVersion: number) =>
    get('metrics.change', { metricId: metric.id, changes, expectedVersion })
  await change({ name: 'Renamed' }, 1)
  expect(await counted()).toBe(1)
  await change({ query: 'other' }, 2)
  expect(await counted()).toBe(0)
  await expect.poll(core.rows).toEqual([])
  keep()
  const { forgotten } = await get('sources.remove', { sourceId: source.id, expectedVersion: 1 })
  expect([forgotten, await counted()]).toEqual([1, 0])
  await expect.poll(core.rows).toEqual([])
})

test('a retention is a fact, and stands until the next', async () => {
  const { get } = await startMeasured()
  expect((await get('metrics.list', {})).retention).toEqual({
    rawDays: 14,
    rolledDays: 400,
    version: 0,
  })
  const set = await get('metrics.setRetention', {
    rawDays: 30,
    rolledDays: 800,
    expectedVersion: 0,
  })
  expect(set).toEqual({ rawDays: 30, rolledDays: 800, version: 1 })
  expect((await get('metrics.list', {})).retention).toEqual(set)
})

test('a counter is told by what it grew in a second; a reset is no drop and a gap no zero', async () => {
  const { metric, store, told } = await startMeasured({ kind: 'counter' })
  const points = pointsOf([
    [0, 100],
    [MINUTE, 160],
    [2 * MINUTE, 30],
    [10 * MINUTE, 900],
    [11 * MINUTE, 960],
  ])
  store.keep({ metric: metric.id, series: [{ labels: { job: 'a' }, points }], replaces: undefined })
  store.note({ metric: metric.id, readUntil: 11 * MINUTE, readAt: 11 * MINUTE, remark: null })
  const { shows, grain, series } = await told(0, 20 * MINUTE)
  expect([shows, grain, series[0]!.labels, series[0]!.widthMs]).toEqual([
    'perSecond',
    'raw',
    { job: 'a' },
    0,
  ])
  expect(series[0]!.points.map(([at, , , avg]) => [at, avg])).toEqual([
    [MINUTE, 1],
    [2 * MINUTE, 0.5],
    [11 * MINUTE, 1],
  ])
  expect(series[0]!.gaps).toEqual([[2 * MINUTE, 10 * MINUTE]])
  const part = await told(11 * MINUTE, 12 * MINUTE)
  expect(part.series[0]!.points).toEqual([[11 * MINUTE, 1, 1, 1, 1]])
})
