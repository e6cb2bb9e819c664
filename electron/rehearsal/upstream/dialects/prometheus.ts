import { doors } from '../doors.ts'
import { basic, follow, ok, type Question, type Route } from '../routes.ts'
import type { Dialect, Said } from '../wire.ts'
import { findSeries, metrics, rulesOf, targetsOf } from './prometheus-series.ts'
import { BadQuery, type Evaluate, keyOf, type Labels, readQuery, type Sample } from './promql.ts'

/** More points of a series than this are refused. */
const MOST_POINTS = 11_000

const success = (data: unknown): Said => ok({ status: 'success', data })
const bad = (error: string): Said => ({
  status: 400,
  body: { status: 'error', errorType: 'bad_data', error },
})

/** Parameters come in the address, or as a form. */
const given = ({ asked, query }: Question): URLSearchParams =>
  asked.method === 'POST' ? new URLSearchParams(asked.body) : query

const answering =
  (answer: (given: URLSearchParams, question: Question) => Said) =>
  (question: Question): Said => {
    try {
      return answer(given(question), question)
    } catch (error) {
      if (!(error instanceof BadQuery)) throw error
      return bad(`invalid parameter "query": ${error.message}`)
    }
  }

const compiled = (text: string, scene: Question): Evaluate =>
  readQuery(text, (name, fits) => findSeries(scene, { name, fits }))

/** As Go writes numbers. */
function written(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf'
  return String(value)
}

function momentOf(text: string | null, usual: number): number {
  if (text === null) return usual
  const seconds = Number(text)
  const ms = Number.isFinite(seconds) && text.trim() !== '' ? seconds * 1000 : Date.parse(text)
  if (Number.isNaN(ms)) throw new BadQuery(`cannot parse "${text}" to a valid timestamp`)
  return ms
}

const instant = answering((said, question) => {
  const ms = momentOf(said.get('time'), question.at)
  const value = compiled(said.get('query') ?? '', question)(ms)
  const seconds = ms / 1000
  if (value.is === 'scalar') {
    return success({ resultType: 'scalar', result: [seconds, written(value.value)] })
  }
  const result = value.samples.map(({ labels, value: one }) => ({
    metric: labels,
    value: [seconds, written(one)],
  }))
  return success({ resultType: 'vector', result })
})

const range = answering((said, question) => {
  const [start, end] = [
    momentOf(said.get('start'), Number.NaN),
    momentOf(said.get('end'), Number.NaN),
  ]
  const step = stepOf(said.get('step'))
  if (Number.isNaN(start) || Number.isNaN(end))
    return bad('invalid parameter "start": cannot parse "" to a valid timestamp')
  if (end < start)
    return bad('invalid parameter "end": end timestamp must not be before start time')
  if (!(step > 0))
    return bad(
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    )
  if ((end - start) / step > MOST_POINTS) {
    return bad(
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    )
  }
  const evaluate = compiled(said.get('query') ?? '', question)
  return success({ resultType: 'matrix', result: matrixOf(evaluate, { start, end, step }) })
})

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

function stepOf(text: string | null): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(text ?? '') ?? []
  return Number(count) * (units[unit || 's'] ?? Number.NaN)
}

type Steps = { readonly start: number; readonly end: number; readonly step: number }

function matrixOf(evaluate: Evaluate, { start, end, step }: Steps) {
  const found = new Map<string, { metric: Labels; values: [number, string][] }>()
  const add = (ms: number, { labels, value }: Sample) => {
    const key = keyOf(labels)
    const series = found.get(key) ?? { metric: labels, values: [] }
    series.values.push([ms / 1000, written(value)])
    found.set(key, series)
  }
  for (let i = 0; start + i * step <= end; i += 1) {
    const ms = start + i * step
    const value = evaluate(ms)
    const samples = value.is === 'scalar' ? [{ labels: {}, value: value.value }] : value.samples
    for (const sample of samples) add(ms, sample)
  }
  return [...found.values()]
}

const everySeries = (question: Question) =>
  findSeries(question, { name: '', fits: () => true }).map(({ labels }) => labels)

function labelValues(question: Question): Said {
  const [label = ''] = question.named
  const values = everySeries(question).flatMap((labels) => labels[label] ?? [])
  return success([...new Set(values)].toSorted())
}

const build = { version: '3.7.3', revision: '5f0e6c1d', branch: 'HEAD', goVersion: 'go1.25.3' }
const metadata = Object.fromEntries(
  Object.entries(metrics).map(([name, [help, type]]) => [name, [{ type, help, unit: '' }]]),
)

const routes: readonly Route[] = [
  ['GET', /^\/api\/v1\/query$/, instant],
  ['POST', /^\/api\/v1\/query$/, instant],
  ['GET', /^\/api\/v1\/query_range$/, range],
  ['POST', /^\/api\/v1\/query_range$/, range],
  ['GET', /^\/api\/v1\/status\/buildinfo$/, () => success(build)],
  ['GET', /^\/api\/v1\/metadata$/, () => success(metadata)],
  [
    'GET',
    /^\/api\/v1\/labels$/,
    (q) => success([...new Set(everySeries(q).flatMap(Object.keys))].toSorted()),
  ],
  ['GET', /^\/api\/v1\/label\/([^/]+)\/values$/, labelValues],
  ['GET', /^\/api\/v1\/rules$/, (question) => success({ groups: rulesOf(question) })],
  [
    'GET',
    /^\/api\/v1\/alerts$/,
    (q) =>
      success({ alerts: rulesOf(q).flatMap(({ rules }) => rules.flatMap(({ alerts }) => alerts)) }),
  ],
  [
    'GET',
    /^\/api\/v1\/targets$/,
    (question) =>
      success({ activeTargets: targetsOf(question), droppedTargets: [], droppedTargetCounts: {} }),
  ],
  [
    'GET',
    /^\/-\/(?:healthy|ready)$/,
    () => ({ status: 200, body: 'Prometheus Server is Ready.\n' }),
  ],
]

/** The HTTP API of Prometheus, behind something that asks for a password. */
export const prometheus: Dialect = {
  ...doors.prometheus,
  unknown: ({ headers }) =>
    headers['authorization'] === basic(prometheus.secret)
      ? undefined
      : { status: 401, headers: { 'www-authenticate': 'Basic' }, body: 'Unauthorized\n' },
  answer: (asked, scene) =>
    follow(routes, asked, scene) ?? { status: 404, body: '404 page not found\n' },
  limited: (waitSeconds) => ({
    status: 429,
    headers: { 'retry-after': String(waitSeconds) },
    body: 'too many requests\n',
  }),
  failing: () => ({
    status: 503,
    body: { status: 'error', errorType: 'unavailable', error: 'Service Unavailable' },
  }),
  validators: 'none',
}
