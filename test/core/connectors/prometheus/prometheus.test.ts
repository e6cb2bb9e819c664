import { expect, test } from 'vitest'
import { parseMatrix } from '#core/connectors/prometheus/parse-matrix.ts'
import { prometheus } from '#core/connectors/prometheus/prometheus.ts'
import { PrometheusSettings } from '#core/connectors/prometheus/prometheus-settings.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { scriptedPrometheus } from '../../../support/scripted-prometheus.ts'

const settings = PrometheusSettings.parse({})
const matrix = (result: unknown, over: object = {}) => ({
  status: 'success',
  data: { resultType: 'matrix', result },
  ...over,
})

test('what is not a number is missing, and a series that cannot be read steps aside', () => {
  const values = [
    [1, '2'],
    [2.5, 'NaN'],
    [3, '+Inf'],
    [4, '-Inf'],
    [5, '0'],
    [6, ''],
  ]
  const metric = { job: 'a' }
  const { series, whole, remarks } = parseMatrix(
    matrix([{ metric, values }, { metric: 7 }, { metric, values: [['x', 1]] }, null]),
  )
  expect(series.map(({ labels }) => labels)).toEqual([metric])
  expect([...series[0]!.points.at]).toEqual([1000, 5000])
  expect([...series[0]!.points.value]).toEqual([2, 0])
  expect([whole, remarks]).toEqual([false, ['3 series could not be read.']])
})

test('warnings make it partial, notes do not', () => {
  expect(parseMatrix(matrix([], { infos: ['metric might not be a counter'] })).whole).toBe(true)
  expect(parseMatrix(matrix([], { warnings: ['a store is away'] }))).toMatchObject({
    whole: false,
    remarks: ['It warns: a store is away.'],
  })
})

test('a query that is refused is told in words; anything else is no answer', () => {
  const refused = { status: 'error', errorType: 'bad_data', error: 'parse error: unexpected end' }
  expect(() => parseMatrix(refused)).toThrow(/parse error: unexpected end/)
  for (const odd of [undefined, '<html>', [], { status: 'success' }, matrix({})]) {
    expect(() => parseMatrix(odd)).toThrow('What was answered is no result of a query.')
  }
  const vector = { status: 'success', data: { resultType: 'vector', result: [] } }
  expect(() => parseMatrix(vector)).toThrow(/a vector/)
})

const MINUTE = 60_000
const scrapes = Array.from({ length: 2000 }, (_, i) => [i * MINUTE, i] as const)

async function readAll(upstream: ReturnType<typeof scriptedPrometheus>, mostPoints = 11_000) {
  const read: { from: number; to: number; counted: number }[] = []
  const asked = { settings: { ...settings, mostPoints }, outward: upstream.outward, now: 0 }
  const wanted = { query: 'm', everyMs: MINUTE, from: 20 * MINUTE, to: 1500 * MINUTE }
  for await (const { from, to, series } of prometheus.series!.read({ ...asked, ...wanted })) {
    read.push({ from, to, counted: series[0]?.points.at.length ?? 0 })
  }
  return read
}

test('a range is read in windows that hold all of it and overlap', async () => {
  const upstream = scriptedPrometheus(() => ({ a: scrapes }))
  const read = await readAll(upstream, 300)
  expect(upstream.windows.every(({ points }) => points < 300)).toBe(true)
  expect([read[0]!.from, read.at(-1)!.to]).toEqual([20 * MINUTE, 1500 * MINUTE])
  for (const { from, to, counted } of read) expect(counted).toBe((to - from) / MINUTE + 1)
})

test('an answer that is too large is asked for again in smaller windows', async () => {
  const upstream = scriptedPrometheus(() => ({ a: scrapes }))
  upstream.intercept((path) => {
    const query = new URL(path, 'http://x').searchParams
    if (Number(query.get('end')) - Number(query.get('start')) < 400 * 60) return undefined
    throw new OutwardError('It is too large.', { trouble: 'tooLarge' })
  })
  const read = await readAll(upstream, 1000)
  const covered = read.every(({ from }, place) => place === 0 || from <= read[place - 1]!.to)
  expect([covered, read.at(-1)!.to]).toEqual([true, 1500 * MINUTE])
})

test('it is tried by a question that needs no data; an old one does not say its version', async () => {
  const good = { body: { status: 'success', data: { version: '3.7.0' } } }
  const probe = (build: () => typeof good) =>
    prometheus.probe({
      settings,
      now: 0,
      outward: scriptedOutward((path) => (path.includes('buildinfo') ? build() : good)).outward,
    })
  expect(await probe(() => good)).toMatchObject({ version: '3.7.0', remarks: [] })
  const old = probe(() => {
    throw new OutwardError('Not found', { trouble: 'missing' })
  })
  expect(await old).toMatchObject({ version: null, remarks: [expect.stringMatching(/version/)] })
  const page = scriptedOutward(() => ({ body: '<html>' })).outward
  await expect(prometheus.probe({ settings, now: 0, outward: page })).rejects.toThrow(
    /no Prometheus/,
  )
})

test('a token is borne, a user with a password is told apart', () => {
  expect(prometheus.authorize(' abc ', settings)).toEqual({ authorization: 'Bearer abc' })
  expect(prometheus.authorize('kim:pass', settings)).toEqual({
    authorization: `Basic ${Buffer.from('kim:pass').toString('base64')}`,
  })
})
