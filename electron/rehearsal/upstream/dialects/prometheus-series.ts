import { latencyAt, queueAt, requestsAt } from '../world/metrics.ts'
import { faults } from '../world/words.ts'
import { type Known, measuredOf, type World } from '../world/world.ts'
import type { Labels, Series } from './promql.ts'

const SCRAPE_MS = 15_000
/** For so long the last reading is repeated. */
const LOOKBACK_MS = 5 * 60_000

type Scene = { readonly world: World; readonly at: number }
type Reading = { readonly labels: Labels; readonly read: (ms: number) => number }

/** What is scraped of each service: name of the metric, what it counts, and of which kind it is. */
export const metrics = {
  http_requests_total: ['Requests that were answered.', 'counter'],
  http_request_duration_p95_seconds: ['Within this 95 of 100 requests are answered.', 'gauge'],
  work_queue_depth: ['How much waits.', 'gauge'],
  process_start_time_seconds: ['When the process began.', 'gauge'],
  up: ['Whether it could be scraped.', 'gauge'],
} as const
export type MetricName = keyof typeof metrics

const isKnown = (name: string): name is MetricName => Object.hasOwn(metrics, name)

/** The series of a metric whose labels fit; of all metrics where none is named. */
export function findSeries(
  { world, at }: Scene,
  { name, fits }: { readonly name: string; readonly fits: (labels: Labels) => boolean },
): readonly Series[] {
  const names = isKnown(name) ? [name] : name === '' ? (Object.keys(metrics) as MetricName[]) : []
  return names.flatMap((one) =>
    world.services.flatMap((service) => {
      const known = world.of(service)
      return labelsOf(one, known)
        .filter(fits)
        .map((labels) => scraped(readingOf({ name: one, labels, known, world, at }), { world, at }))
    }),
  )
}

function labelsOf(name: MetricName, { repository }: Known): readonly Labels[] {
  const { name: service, group, region } = repository
  const whose = {
    __name__: name,
    service,
    namespace: group,
    job: service,
    environment: 'production',
  }
  const instance = { instance: `${service}.${region}.larkfield.example:9100` }
  if (name === 'http_requests_total') {
    return (['stable', 'canary'] as const).flatMap((track) =>
      (['2xx', '5xx'] as const).map((status) => ({ ...whose, ...instance, track, status })),
    )
  }
  if (name === 'http_request_duration_p95_seconds') {
    return (['stable', 'canary'] as const).map((track) => ({ ...whose, ...instance, track }))
  }
  return [{ ...whose, ...instance }]
}

type Picking = Scene & { readonly name: MetricName; readonly labels: Labels; readonly known: Known }

function readingOf({ name, labels, known, world, at }: Picking): Reading {
  const measured = measuredOf(world, { known, at })
  const track = labels['track'] === 'canary' ? ('canary' as const) : ('stable' as const)
  const status = labels['status'] === '5xx' ? ('5xx' as const) : ('2xx' as const)
  const reads: Readonly<Record<MetricName, (ms: number) => number>> = {
    http_requests_total: (ms) => requestsAt({ ...measured, track, status }, ms),
    http_request_duration_p95_seconds: (ms) => latencyAt({ ...measured, track }, ms),
    work_queue_depth: (ms) => queueAt(measured, ms),
    process_start_time_seconds: (ms) =>
      (measured.restarts.findLast((one) => one <= ms) ?? Number.NaN) / 1000,
    up: () => 1,
  }
  return { labels, read: reads[name] }
}

/** As it was scraped: nothing is known of what has not come yet, and the last reading is repeated a while. */
function scraped({ labels, read }: Reading, { world, at }: Scene): Series {
  return {
    labels,
    at(ms) {
      const scrape = Math.floor(Math.min(ms, at) / SCRAPE_MS) * SCRAPE_MS
      if (ms - scrape > LOOKBACK_MS || scrape < world.beganAt) return undefined
      return read(scrape)
    },
  }
}

/** An alert for each thing that can be wrong with a service, and whether it is now. */
export function rulesOf({ world, at }: Scene) {
  return world.services.map((service) => {
    const known = world.of(service)
    const standing = known.troubles({ since: at, until: at })
    return {
      name: service.name,
      file: `/etc/prometheus/rules/${service.group}.yml`,
      interval: 30,
      lastEvaluation: new Date(Math.floor(at / 30_000) * 30_000).toISOString(),
      evaluationTime: 0.0021,
      rules: Object.entries(faults).map(([fault, { name, says }]) => {
        const active = standing.filter((trouble) => trouble.fault === fault)
        return {
          ...{ type: 'alerting', name, health: 'ok', duration: 120 },
          query: `service:${fault}:bad{service="${service.name}"} > 0`,
          state: active.length > 0 ? 'firing' : 'inactive',
          labels: { service: service.name },
          annotations: { summary: `${service.name} ${says}` },
          lastEvaluation: new Date(Math.floor(at / 30_000) * 30_000).toISOString(),
          evaluationTime: 0.0004,
          alerts: active.map(({ from, severity }) => ({
            ...{ state: 'firing', activeAt: new Date(from).toISOString(), value: '1e+00' },
            labels: { alertname: name, service: service.name, severity },
            annotations: { summary: `${service.name} ${says}` },
          })),
        }
      }),
    }
  })
}

export const targetsOf = ({ world, at }: Scene) =>
  world.services.map(({ name, region }) => {
    const address = `${name}.${region}.larkfield.example:9100`
    return {
      discoveredLabels: { __address__: address, job: name },
      labels: { instance: address, job: name, service: name },
      ...{ scrapePool: name, scrapeUrl: `http://${address}/metrics`, health: 'up', lastError: '' },
      globalUrl: `http://${address}/metrics`,
      lastScrape: new Date(Math.floor(at / SCRAPE_MS) * SCRAPE_MS).toISOString(),
      ...{ lastScrapeDuration: 0.004, scrapeInterval: '15s', scrapeTimeout: '10s' },
    }
  })
