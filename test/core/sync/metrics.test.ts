import { expect, test } from 'vitest'
import { prometheus } from '#core/connectors/prometheus/prometheus.ts'
import type { ExchangeRequest } from '#core/ports.ts'
import { scriptedExchange } from '../../support/exchange.ts'
import { pass, startSyncedCore } from '../../support/synced-core.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A Prometheus whose one series tells the minute of the hour. */
function answer({ url }: ExchangeRequest) {
  const [start, end, step] = ['start', 'end', 'step'].map((name) =>
    Number(url.searchParams.get(name)),
  ) as [number, number, number]
  const values: [number, string][] = []
  for (let at = start; at <= end; at += step) values.push([at, String(Math.floor(at / 60) % 60)])
  const result = [{ metric: { job: 'api' }, values }]
  return { body: { status: 'success', data: { resultType: 'matrix', result } } }
}

test('a metric is read by itself, said how it stands by its name, and read on from there', async () => {
  const upstream = scriptedExchange(answer)
  const core = await startSyncedCore({ ...upstream, connectors: [prometheus], byItself: true })
  const where = {
    kind: 'prometheus',
    baseUrl: 'https://prometheus.example.org/',
    settings: { health: false },
  }
  const { id: source } = await core.addSource(where)
  const said = { source, name: 'Load', kind: 'gauge', query: 'load' } as const
  const { id: metricId } = await core.get('metrics.define', said)
  await pass(core.clock, 2 * MINUTE, 1000)
  const now = core.clock.now()
  const asked = { metricId, from: now - HOUR, to: now, points: 100 }
  const { series } = await core.get('metrics.series', asked)
  expect(series).toHaveLength(1)
  expect(series[0]!.points.length).toBeGreaterThan(50)
  const [told] = (await core.get('sources.list', {})).items
  expect(told).toMatchObject({
    standing: 'current',
    streams: [{ stream: 'metrics', part: 'Load', standing: 'current' }],
  })
  const before = upstream.asked.length
  await pass(core.clock, 3 * MINUTE, 1000)
  const later = upstream.asked.slice(before)
  expect(later.length).toBeGreaterThanOrEqual(2)
  const reach = later.map(({ url }) => now / 1000 - Number(url.searchParams.get('start')))
  expect(Math.max(...reach)).toBeLessThan(HOUR / 1000)
  expect(core.defects()).toEqual([])
})

test('what a paused source told is still let go when it is too old, with nobody reading', async () => {
  const DAY = 24 * HOUR
  const upstream = scriptedExchange(answer)
  const core = await startSyncedCore({ ...upstream, connectors: [prometheus], byItself: true })
  const where = {
    kind: 'prometheus',
    baseUrl: 'https://prometheus.example.org/',
    settings: { health: false },
  }
  const source = await core.addSource(where)
  const said = { source: source.id, name: 'Load', kind: 'gauge', query: 'load' } as const
  await core.get('metrics.define', said)
  await pass(core.clock, 2 * MINUTE, 1000)
  await core.get('sources.pause', { sourceId: source.id, expectedVersion: source.version })
  const asked = upstream.asked.length
  const number = (sql: string) => core.db().prepare(sql).pluck().get()
  expect(number('SELECT count(*) FROM metric_rollups')).toBe(0)
  await pass(core.clock, 5 * DAY, 12 * HOUR)
  expect(number('SELECT min(starts_at) FROM metric_chunks')).toBeGreaterThan(
    core.clock.now() - 16 * DAY,
  )
  expect(number('SELECT count(*) FROM metric_rollups')).toBeGreaterThan(0)
  await pass(core.clock, 20 * DAY, 12 * HOUR)
  expect(number('SELECT count(*) FROM metric_chunks')).toBe(0)
  await pass(core.clock, 400 * DAY, 4 * DAY)
  expect(number('SELECT count(*) FROM metric_rollups')).toBe(0)
  expect([upstream.asked.length, core.defects()]).toEqual([asked, []])
})
