import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AskOf } from '#shared/contract/index.ts'
import { type LiveCore, startLiveCore } from './live-core.ts'
import { MINUTES, ordersIn, QUEUE_ENDS, QUIET, RESET, shopSaid, UNMEASURED } from './shop.ts'
import { type Prometheus, startPrometheus, type Told, whyNoPrometheus } from './start-prometheus.ts'

const MINUTE = 60_000
const MOST_POINTS = 11_000
const MOST_TOLD = 1000
const TAIL = 5
const why = whyNoPrometheus

/** The first minute that the shop tells of. */
const begins = (Math.floor(Date.now() / MINUTE) - MINUTES + 1) * MINUTE
const momentOf = (minute: number) => begins + minute * MINUTE
const secondsOf = (minute: number) => momentOf(minute) / 1000
const LAST = MINUTES - 1

let server: Prometheus
beforeAll(async () => {
  if (why === undefined) server = await startPrometheus(shopSaid(begins / 1000))
})
afterAll(() => server?.stop())

type Wanted = Pick<AskOf<'metrics.define'>, 'kind' | 'query'>

/** A core that has just read a metric of the real server. */
async function read(wanted: Wanted) {
  const core = await startLiveCore()
  const { id: source } = await core.addSource({
    ...{ kind: 'prometheus', baseUrl: server.baseUrl, settings: { health: false } },
  })
  const { id: metricId } = await core.get('metrics.define', { source, name: 'Read', ...wanted })
  const { failures } = await core.get('sources.sync', { sourceId: source })
  expect(failures).toEqual([])
  expect(core.defects()).toEqual([])
  return { ...core, sourceId: source, metricId }
}

type Reading = Pick<LiveCore, 'get'> & { readonly metricId: AskOf<'metrics.series'>['metricId'] }

/** From one minute to another, each of its points for itself. */
async function told({ get, metricId }: Reading, [first, last]: readonly [number, number]) {
  const points: [at: number, value: number][] = []
  const gaps: [number, number][] = []
  for (let at = first; at <= last; at += MOST_TOLD) {
    const range = { from: momentOf(at), to: momentOf(Math.min(last, at + MOST_TOLD - 1)) }
    const { series } = await get('metrics.series', { metricId, ...range })
    expect(series.map(({ widthMs }) => widthMs)).toEqual([0])
    points.push(...series[0]!.points.map(([moment, , , mean]): [number, number] => [moment, mean]))
    gaps.push(...series[0]!.gaps)
  }
  return { points, gaps }
}

const stepsOf = ([first, last]: readonly [number, number]) => ({
  ...{ start: secondsOf(first), end: secondsOf(last), step: 60 },
})
const finite = (result: readonly Told[]) =>
  (result[0]?.values ?? [])
    .map(([seconds, value]): [number, number] => [seconds * 1000, Number(value)])
    .filter(([, value]) => Number.isFinite(value))

/** It looks at one that answers and at one that cannot, each second. */
const scrapingOf = (alive: string) => ({
  'prometheus.yml': `
global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: alive
    static_configs: [{ targets: ['${new URL(alive).host}'] }]
  - job_name: dead
    static_configs: [{ targets: ['127.0.0.1:1'] }]
`,
  'rules.yml': `
groups:
  - name: shop
    rules: [{ alert: SomethingIsDown, expr: up == 0 }]
`,
})

describe.skipIf(why !== undefined)(
  why === undefined ? 'a real Prometheus' : `a real Prometheus (skipped: ${why})`,
  () => {
    test('it answers when it is tried, with its version', async () => {
      const { get } = await startLiveCore()
      const asked = { kind: 'prometheus', baseUrl: server.baseUrl }
      const { probed, failure } = await get('sources.test', asked)
      expect(failure).toBeNull()
      expect(probed?.version).toMatch(/^\d+\.\d+/)
    })

    test('more points than it tells at once are read in windows, and none is lost', async () => {
      const core = await read({ kind: 'gauge', query: 'shop_load' })
      const windows = core.asked
        .map(({ searchParams }) => ['start', 'end', 'step'].map((one) => searchParams.get(one)))
        .map(([start, end, step]) => (Number(end) - Number(start)) / Number(step))
      expect(windows.length).toBeGreaterThan(1)
      expect(Math.max(...windows)).toBeLessThanOrEqual(MOST_POINTS)
      const { points } = await told(core, [0, LAST])
      expect(points.length).toBeGreaterThan(MOST_POINTS)

      const whole = stepsOf([0, LAST])
      const atOnce = await server.askRange('shop_load', whole)
      expect(atOnce).toMatchObject({ status: 400, error: expect.stringContaining('11,000') })
      const half = secondsOf(Math.floor(MINUTES / 2))
      const earlier = await server.askRange('shop_load', { ...whole, end: half })
      const later = await server.askRange('shop_load', { ...whole, start: half + 60 })
      expect(points).toEqual([...finite(earlier.result), ...finite(later.result)])
    })

    test('what is not a number is missing, and marked as a gap', async () => {
      const core = await read({ kind: 'gauge', query: 'shop_load' })
      const range = [UNMEASURED.from - 60, UNMEASURED.to + 60] as const
      const [direct] = await server.tellRange('shop_load', stepsOf(range))
      expect(direct!.values).toHaveLength(181)
      expect(direct!.values.filter(([, value]) => value === 'NaN')).toHaveLength(60)
      const { points, gaps } = await told(core, range)
      expect(points).toEqual(finite([direct!]))
      expect(points).toHaveLength(121)
      expect(gaps).toEqual([[momentOf(UNMEASURED.from - 1), momentOf(UNMEASURED.to)]])
    })

    test('a counter that begins anew has not dropped: what it grew by is what was counted', async () => {
      const core = await read({ kind: 'counter', query: 'shop_orders_total' })
      const [direct] = await server.tellRange('shop_orders_total', stepsOf([RESET - 1, RESET]))
      const [before, after] = direct!.values.map(([, value]) => Number(value))
      expect(after).toBeLessThan(before!)
      const range = [RESET - 60, RESET + 60] as const
      const { points, gaps } = await told(core, range)
      const minutes = Array.from({ length: 121 }, (_, i) => range[0] + i)
      expect(points.map(([at]) => at)).toEqual(minutes.map(momentOf))
      points.forEach(([, perSecond], i) => {
        expect(perSecond).toBeCloseTo(ordersIn(minutes[i]!) / 60, 9)
      })
      expect(gaps).toEqual([])
    })

    test('what it repeats of a series that ended is cut', async () => {
      const core = await read({ kind: 'gauge', query: 'shop_queue' })
      const ended = QUEUE_ENDS - 1
      const range = [ended - 30, ended + 60] as const
      const [direct] = await server.tellRange('shop_queue', stepsOf(range))
      const repeated = direct!.values.filter(([seconds]) => seconds > secondsOf(ended))
      expect(repeated.length).toBeGreaterThanOrEqual(TAIL - 1)
      const { points, gaps } = await told(core, range)
      expect(points).toEqual(finite([direct!]).slice(0, -repeated.length))
      expect(points.at(-1)![0]).toBe(momentOf(ended))
      expect(gaps).toEqual([[momentOf(ended), momentOf(ended + 60)]])
    })

    test('quantiles of a histogram are those that it tells itself; where nothing was counted, none', async () => {
      const query = 'histogram_quantile(0.9, sum by (le) (rate(shop_seconds_bucket[5m])))'
      const core = await read({ kind: 'gauge', query })
      const range = [QUIET.from - 60, QUIET.to + 40] as const
      const direct = finite(await server.tellRange(query, stepsOf(range)))
      const { points, gaps } = await told(core, range)
      expect(points).toEqual(direct)
      expect(new Set(points.map(([, value]) => value)).size).toBeGreaterThan(10)
      expect(
        points.filter(([at]) => at > momentOf(QUIET.from + TAIL) && at < momentOf(QUIET.to)),
      ).toEqual([])
      expect(gaps).toHaveLength(1)
    })

    test('what was read already is not read anew: the next reading asks for little', async () => {
      const core = await read({ kind: 'gauge', query: 'shop_load' })
      const before = core.asked.length
      await core.get('sources.sync', { sourceId: core.sourceId })
      const [url, ...more] = core.asked.slice(before)
      expect(more).toEqual([])
      expect(Number(url!.searchParams.get('start'))).toBeGreaterThan(secondsOf(LAST - 60))
      const { points } = await told(core, [LAST - 60, LAST])
      expect(points).toEqual(
        finite(await server.tellRange('shop_load', stepsOf([LAST - 60, LAST]))),
      )
    })

    test('targets that answer are healthy, and one that does not says why; a rule that fires is told', async () => {
      const scraping = await startPrometheus(shopSaid(begins / 1000), scrapingOf(server.baseUrl))
      try {
        const core = await startLiveCore()
        const { id: sourceId } = await core.addSource({
          ...{ kind: 'prometheus', baseUrl: scraping.baseUrl },
        })
        const health = async () => {
          await core.get('sources.sync', { sourceId })
          const { items } = await core.get('healthChecks.list', {})
          return items.map(({ kind, project, health }) => `${kind} ${project} ${health}`).toSorted()
        }
        await expect
          .poll(health, { timeout: 30_000 })
          .toEqual(['rule shop failing', 'target alive healthy', 'target dead failing'])
        const { items } = await core.get('healthChecks.list', { kind: 'target', health: 'failing' })
        expect(items[0]?.because).toContain('connection refused')
        expect(core.defects()).toEqual([])
      } finally {
        await scraping.stop()
      }
    })
  },
)
