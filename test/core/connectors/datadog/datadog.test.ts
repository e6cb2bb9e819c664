import { expect, test } from 'vitest'
import { datadog } from '#core/connectors/datadog/datadog.ts'
import { DatadogSettings } from '#core/connectors/datadog/datadog-settings.ts'
import { holdUntil } from '#core/connectors/datadog/hold-until.ts'
import { parseQuery } from '#core/connectors/datadog/parse-query.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { pass, startSyncedCore } from '../../../support/synced-core.ts'
import { answerOf, oneSeries } from './live-datadog.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const MINUTE = 60_000
const settings = DatadogSettings.parse({})

test('the secret is two keys, which go out in their own headers', () => {
  expect(datadog.authorize(' abc : def ', settings)).toEqual({
    'DD-API-KEY': 'abc',
    'DD-APPLICATION-KEY': 'def',
  })
  expect(datadog.authorize('abc', settings)).toEqual({ 'DD-API-KEY': 'abc' })
})

test('null is missing, not zero; a series goes by what it is grouped by', () => {
  const { series, whole, remarks } = parseQuery(answerOf([oneSeries]))
  expect([...series[0]!.points.at]).toEqual([1_795_000_080_000])
  expect([...series[0]!.points.value]).toEqual([3])
  expect(series[0]!.labels).toEqual({ metric: 'checkout.orders', host: 'a:1' })
  expect(series[0]!.intervalMs).toBe(MINUTE)
  expect([whole, remarks]).toEqual([true, []])
})

test('without a tag set the scope serves; several queries are told apart', () => {
  const labels = (...all: object[]) => parseQuery(answerOf(all)).series.map((one) => one.labels)
  const { tag_set: _, ...older } = oneSeries
  expect(labels(older)).toEqual([{ metric: 'checkout.orders', env: 'prod', host: 'a:1' }])
  expect(labels({ ...older, scope: '*' })).toEqual([{ metric: 'checkout.orders' }])
  const other = { ...oneSeries, query_index: 1 }
  expect(labels(oneSeries, other).map((one) => one['query'])).toEqual(['0', '1'])
  const twice = { ...oneSeries, tag_set: ['team:a', 'team:b', 'canary'] }
  expect(labels(twice)).toEqual([{ metric: 'checkout.orders', team: 'a,b', canary: '' }])
})

test('a series that cannot be read steps aside, and the others stand', () => {
  const odd = [null, 7, { ...oneSeries, pointlist: [[1, 'x']] }, { ...oneSeries, pointlist: null }]
  const { series, whole, remarks } = parseQuery(answerOf([...odd, oneSeries]))
  expect(series).toHaveLength(1)
  expect([whole, remarks]).toEqual([false, ['4 series could not be read.']])
})

test('a query that is refused is told in words, with whatever status; anything else is no answer', () => {
  const refused = { status: 'error', error: 'Error parsing query: unable to parse', series: [] }
  expect(() => parseQuery(refused)).toThrow(/unable to parse/)
  for (const odd of [
    undefined,
    '<html>',
    [],
    {},
    { status: 'ok' },
    { status: 'odd', series: [] },
  ]) {
    expect(() => parseQuery(odd)).toThrow('What was answered is no result of a query.')
  }
})

test('both keys are tried', async () => {
  const probe = (answer: (path: string) => { body: unknown } | undefined) =>
    datadog.probe({ settings, now: NOW, outward: scriptedOutward(answer).outward })
  const good = (path: string) => ({
    body: path.includes('validate') ? { valid: true } : answerOf([]),
  })
  expect(await probe(good)).toMatchObject({ as: null, remarks: [] })
  await expect(probe(() => ({ body: { valid: false } }))).rejects.toThrow(/API key/)
  await expect(probe(() => ({ body: '<html>' }))).rejects.toThrow(/no Datadog/)
  const forbidden = probe((path) => {
    if (path.includes('validate')) return { body: { valid: true } }
    throw new OutwardError('no', { trouble: 'forbidden' })
  })
  await expect(forbidden).rejects.toMatchObject({ trouble: 'forbidden' })
})

test('a quota that is nearly used up is waited for, and a reset far away is not believed', () => {
  const heard = (headers: Readonly<Record<string, string>>, status = 200) =>
    holdUntil({ status, headers, now: NOW })
  const near = { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '7' }
  expect(heard(near)).toBe(NOW + 7000)
  expect(heard({ ...near, 'x-ratelimit-remaining': '900' })).toBeUndefined()
  expect(heard({ 'x-ratelimit-period': '60' }, 429)).toBe(NOW + MINUTE)
  expect(heard({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999' })).toBe(
    NOW + 60 * MINUTE,
  )
  for (const said of ['', '-1', 'soon', '0']) {
    expect(heard({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': said })).toBeUndefined()
  }
})

test('a metric is read through the core, and a counter is refused', async () => {
  const upstream = scriptedExchange(({ url }) => {
    const [from, to] = ['from', 'to'].map((name) => Number(url.searchParams.get(name)))
    const pointlist: [number, number][] = []
    for (let at = Math.ceil(from! / 60) * 60; at < to!; at += 60) pointlist.push([at * 1000, 1])
    return { body: answerOf([{ ...oneSeries, pointlist }]) }
  })
  const core = await startSyncedCore({ ...upstream, connectors: [datadog], byItself: true })
  const { id: source } = await core.addSource({ kind: 'datadog', secret: 'canary-a:canary-b' })
  const query = 'sum:checkout.orders{*}.as_count()'
  const said = { source, name: 'Orders', query, everyMs: MINUTE } as const
  await expect(core.get('metrics.define', { ...said, kind: 'counter' })).rejects.toThrow(
    /never a counter: choose gauge/,
  )
  const { id: metricId, version } = await core.get('metrics.define', { ...said, kind: 'gauge' })
  const changed = { metricId, expectedVersion: version, changes: { kind: 'counter' } } as const
  await expect(core.get('metrics.change', changed)).rejects.toThrow(/never a counter/)
  await pass(core.clock, 2 * MINUTE, 1000)
  const now = core.clock.now()
  const asked = { metricId, from: now - 60 * MINUTE, to: now, points: 100 }
  const { series, gaps } = { gaps: [], ...(await core.get('metrics.series', asked)) }
  expect(series[0]!.points.length).toBeGreaterThan(50)
  expect(gaps).toEqual([])
  expect(upstream.asked[0]!.headers).toMatchObject({
    'dd-api-key': 'canary-a',
    'dd-application-key': 'canary-b',
  })
  expect(core.defects()).toEqual([])
})
