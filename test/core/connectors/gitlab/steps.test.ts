import { beforeEach, expect, test } from 'vitest'
import { gitlab } from '#core/connectors/gitlab/gitlab.ts'
import { parseStep } from '#core/connectors/gitlab/read-steps.ts'
import type { ExchangeRequest } from '#core/ports.ts'
import { type ScriptedAnswer, scriptedExchange } from '../../../support/exchange.ts'
import { type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { job } from './samples.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const about = { part: 'shop/checkout', settings: { projects: [], days: 90 } }

type Job = Omit<typeof job, 'finished_at'> & { finished_at: string | null }

let jobs: Job[]
let core: SyncedCore
let upstream: ReturnType<typeof scriptedExchange>
let sent: URL[]
let sourceId: string

/** A GitLab that tells jobs by their number, a hundred at once, and knows what was the same. */
function answer({ url, headers }: ExchangeRequest): ScriptedAnswer {
  if (!url.pathname.includes('/jobs')) return { body: [] }
  const said = bodyOf(url)
  const etag = `W/"${JSON.stringify(said.body).length}-${JSON.stringify(said.body)}"`
  const tag = Buffer.from(etag).toString('base64').slice(-60)
  if (headers['if-none-match'] === `W/"${tag}"`) return { status: 304 }
  sent.push(url)
  return { ...said, headers: { ...said.headers, etag: `W/"${tag}"` } }
}

function bodyOf(url: URL): ScriptedAnswer {
  const id = /\/jobs\/(\d+)$/.exec(url.pathname)?.[1]
  if (id !== undefined) {
    const found = jobs.find((one) => one.id === Number(id))
    return found ? { body: found } : { status: 404 }
  }
  const scopes = url.searchParams.getAll('scope[]')
  const cursor = Number(url.searchParams.get('cursor') ?? Number.MAX_SAFE_INTEGER)
  const found = jobs
    .filter(({ id, status }) => id < cursor && (scopes.length === 0 || scopes.includes(status)))
    .toSorted((a, b) => b.id - a.id)
  const body = found.slice(0, 100)
  const next = `<http://behind.example/api?cursor=${body.at(-1)?.id}>; rel="next"`
  return found.length > 100
    ? { body, headers: { link: next.replace('http://behind.example', url.origin) } }
    : { body }
}

beforeEach(() => {
  jobs = []
  sent = []
  upstream = scriptedExchange(answer)
})

async function start(): Promise<void> {
  core = await startSyncedCore({ ...upstream, connectors: [gitlab] })
  const settings = { projects: ['shop/checkout'] }
  sourceId = (await core.addSource({ kind: 'gitlab', secret: 'canary', settings })).id
}

async function read(after = MINUTE): Promise<void> {
  core.clock.pass(after)
  const came = await core.get('sources.sync', { sourceId })
  expect(came).toMatchObject({ quarantined: 0, failures: [] })
}

const begun = (id: number, over: Partial<Job> = {}): Job => ({
  ...job,
  id,
  created_at: new Date(core.clock.now() - (5000 - id) * 1000).toISOString(),
  ...over,
})

const outcomes = async () =>
  Object.fromEntries(
    (await core.get('steps.list', { limit: 1000 })).items.map(({ key, outcome }) => [key, outcome]),
  )

test('a job tells its pipeline, its stage, and when it ran', () => {
  expect(parseStep(job, about)).toEqual({
    of: 'steps',
    key: '7',
    revision: Date.UTC(2026, 10, 19, 15, 51, 21, 802),
    said: {
      project: 'shop/checkout',
      run: '287',
      name: 'teaspoon',
      stage: 'test',
      outcome: 'failed',
      original: 'failed',
      createdAt: Date.UTC(2026, 10, 19, 15, 51, 21, 802),
      startedAt: Date.UTC(2026, 10, 19, 17, 54, 27, 722),
      finishedAt: Date.UTC(2026, 10, 19, 17, 54, 27, 895),
      url: 'https://gitlab.example.com/shop/checkout/-/jobs/7',
    },
  })
})

test('a failure that is allowed says so; whether it is has to be readable', () => {
  expect(parseStep({ ...job, allow_failure: true }, about).said).toMatchObject({
    outcome: 'unstable',
    original: 'failed/allow_failure',
  })
  expect(() => parseStep({ ...job, allow_failure: 'yes' }, about)).toThrow(/allow_failure/)
})

test('what waits has neither begun nor ended, whatever is left of an earlier try', () => {
  expect(parseStep({ ...job, status: 'manual' }, about).said).toMatchObject({
    outcome: 'waiting',
    startedAt: null,
    finishedAt: null,
  })
})

test('all are read, a page at a time; both tries of a job stand', async () => {
  await start()
  jobs = Array.from({ length: 250 }, (_, at) => begun(at + 1, { status: 'success' }))
  jobs[249] = begun(250, { name: 'again', status: 'success' })
  jobs[248] = begun(249, { name: 'again', status: 'failed' })
  await read()
  const { total, items } = await core.get('steps.list', { run: '287', limit: 1000 })
  expect(total).toBe(250)
  expect(
    items
      .filter(({ name }) => name === 'again')
      .map(({ outcome }) => outcome)
      .sort(),
  ).toEqual(['failed', 'succeeded'])
  expect(sent.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([null, '151', '51'])
})

test('a quiet refresh is answered by “the same” throughout', async () => {
  await start()
  jobs = [begun(1, { status: 'success' }), begun(2, { status: 'running', finished_at: null })]
  await read()
  await read()
  sent.length = 0
  const before = upstream.asked.length
  await read()
  const asked = upstream.asked.slice(before).filter(({ url }) => url.pathname.includes('/jobs'))
  expect(asked).toHaveLength(2)
  expect(sent).toEqual([])
})

test('a job that is started by hand long after is met while it runs, and followed to its end', async () => {
  await start()
  jobs = [begun(1, { name: 'deploy', status: 'manual', finished_at: null })]
  for (let id = 2; id <= 120; id += 1) jobs.push(begun(id, { status: 'success' }))
  await read()
  await read((3 * DAY) / 10)
  expect(await outcomes()).toMatchObject({ 1: 'waiting' })
  jobs[0] = { ...jobs[0]!, status: 'running' }
  await read()
  expect(await outcomes()).toMatchObject({ 1: 'running' })
  jobs[0] = { ...jobs[0]!, status: 'failed', allow_failure: true }
  await read()
  expect(await outcomes()).toMatchObject({ 1: 'unstable' })
})

test('what waits for a hand is not asked for one by one', async () => {
  await start()
  jobs = [begun(1, { status: 'manual' }), begun(2, { status: 'created' })]
  for (let id = 3; id <= 130; id += 1) jobs.push(begun(id, { status: 'success' }))
  await read()
  await read()
  expect(upstream.asked.filter(({ url }) => /\/jobs\/\d+$/.test(url.pathname))).toEqual([])
})

test('jobs whose pipeline was deleted are gone after the daily sweep', async () => {
  await start()
  jobs = [begun(1, { status: 'success' }), begun(2, { status: 'success' })]
  await read()
  jobs = jobs.slice(1)
  await read(DAY + MINUTE)
  const standing = (await core.get('steps.list', {})).items.filter(({ goneAt }) => goneAt === null)
  expect(standing.map(({ key }) => key)).toEqual(['2'])
})
