import { expect, test } from 'vitest'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedPrometheus } from '../../support/scripted-prometheus.ts'
import { DAY, MINUTE, startMeasured } from './cast.ts'

const NOW = Date.UTC(2026, 10, 20, 9)

/** One scrape a minute, as many as were made until the moment that is given. */
const scraped = (until: number, from = NOW - 40 * DAY) =>
  Array.from(
    { length: Math.floor((until - from) / MINUTE) + 1 },
    (_, i) => [from + i * MINUTE, i] as const,
  )

test('the first reading takes in what is kept one by one, in windows under the limit', async () => {
  const core = await startMeasured()
  const upstream = scriptedPrometheus(() => ({ a: scraped(NOW), b: scraped(NOW) }))
  const came = await core.read(upstream.outward)
  expect(came).toEqual({ windows: 2, changed: true })
  expect(upstream.windows.every(({ points }) => points <= 11_000)).toBe(true)
  const { asOf, series, grain } = await core.told(NOW - 14 * DAY, NOW)
  expect([asOf, grain, series.length]).toEqual([NOW, 'raw', 2])
  const counted = series[0]!.points.reduce((sum, [, , , , count]) => sum + count, 0)
  expect([counted, series[0]!.points.length, series[0]!.gaps]).toEqual([14 * 24 * 60 + 1, 1000, []])
  expect(await core.read(upstream.outward)).toEqual({ windows: 1, changed: false })
})

test('killed between windows it goes on where it stood, and ends as if nothing had been', async () => {
  const whole = await startMeasured()
  const upstream = scriptedPrometheus(() => ({ a: scraped(NOW) }))
  await whole.read(upstream.outward)
  const core = await startMeasured()
  let asked = 0
  upstream.intercept(() => {
    asked += 1
    if (asked === 2) throw new OutwardError('It went away.', { trouble: 'unreachable' })
    return undefined
  })
  await expect(core.read(upstream.outward)).rejects.toThrow('It went away.')
  const kept = core.rows().length
  expect(kept).toBeGreaterThan(10)
  expect((await core.get('metrics.list', {})).items[0]!.asOf).toBeLessThan(NOW - DAY)
  await core.read(upstream.outward)
  expect(core.rows()).toEqual(whole.rows())
  expect(core.rows().length).toBeGreaterThan(kept)
})

test('minute by minute it comes to the same as at once', async () => {
  const [often, once] = [await startMeasured(), await startMeasured()]
  const upstream = scriptedPrometheus(() => ({
    a: scraped(often.clock.now(), NOW - 3 * 60 * MINUTE),
  }))
  for (let minute = 0; minute < 30; minute += 1) {
    await often.read(upstream.outward)
    often.clock.pass(MINUTE + (minute % 3) * 1000)
  }
  once.clock.pass(often.clock.now() - once.clock.now())
  await often.read(upstream.outward)
  await once.read(upstream.outward)
  const range = [NOW - 3 * 60 * MINUTE, often.clock.now()] as const
  expect((await often.told(...range)).series).toEqual((await once.told(...range)).series)
})

test('what was repeated for a series that had ended is taken back, and the gap is marked', async () => {
  const core = await startMeasured()
  const ended = NOW + 2 * MINUTE
  const upstream = scriptedPrometheus(() => ({
    a: scraped(Math.min(core.clock.now(), ended), NOW - 60 * MINUTE),
  }))
  for (let minute = 0; minute < 12; minute += 1) {
    await core.read(upstream.outward)
    core.clock.pass(MINUTE)
  }
  const { series } = await core.told(NOW - 60 * MINUTE, NOW + 11 * MINUTE)
  expect(series[0]!.points.at(-1)![0]).toBe(ended)
  expect(series[0]!.gaps).toEqual([[ended, NOW + 11 * MINUTE]])
})

test('after a long absence it is made up for what the source remembers; the rest is a gap', async () => {
  const core = await startMeasured()
  const upstream = scriptedPrometheus(() => ({ a: scraped(core.clock.now()) }))
  await core.read(upstream.outward)
  core.clock.pass(20 * DAY)
  await core.read(upstream.outward)
  const { series, grain } = await core.told(NOW - DAY, NOW + 20 * DAY)
  expect(grain).toBe('both')
  const [[from, to]] = series[0]!.gaps as [[number, number]]
  expect(Math.abs(from - NOW)).toBeLessThanOrEqual(5 * MINUTE)
  expect(Math.abs(to - (NOW + 5 * DAY))).toBeLessThanOrEqual(5 * MINUTE)
  expect(series[0]!.gaps.length).toBe(1)
})

test('a clock that was ahead leaves nothing behind of the time that has not come', async () => {
  const core = await startMeasured()
  const upstream = scriptedPrometheus(() => ({ a: scraped(NOW, NOW - 60 * MINUTE) }))
  core.clock.setWall(NOW + 4 * MINUTE)
  await core.read(upstream.outward)
  core.clock.setWall(NOW)
  await core.read(upstream.outward)
  const { series } = await core.told(NOW - 60 * MINUTE, NOW + DAY)
  expect(series[0]!.points.at(-1)![0]).toBe(NOW)
  expect(series[0]!.points.length).toBe(61)
})

test('of a partial answer nothing is taken for gone, and it is told', async () => {
  const core = await startMeasured()
  const upstream = scriptedPrometheus(() => ({ a: scraped(core.clock.now(), NOW - 60 * MINUTE) }))
  await core.read(upstream.outward)
  const before = core.rows()
  const data = { resultType: 'matrix', result: [] }
  upstream.intercept(() => ({ body: { status: 'success', warnings: ['store is away'], data } }))
  await core.read(upstream.outward)
  expect(core.rows()).toEqual(before)
  const [item] = (await core.get('metrics.list', {})).items
  expect(item!.remark).toBe('It warns: store is away.')
})

test('a metric that is changed while it is read keeps nothing of the old one', async () => {
  const core = await startMeasured()
  const upstream = scriptedPrometheus(() => ({ a: scraped(NOW) }))
  upstream.intercept(() => {
    const change = { metricId: core.metric.id, changes: { query: 'other' }, expectedVersion: 1 }
    void core.ask('metrics.change', change)
    upstream.intercept(() => undefined)
    return undefined
  })
  expect(await core.read(upstream.outward)).toEqual({ windows: 0, changed: false })
  expect(core.rows()).toEqual([])
})
