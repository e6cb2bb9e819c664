import { expect, test } from 'vitest'
import { type PagedUpstream, pagedUpstream, type Thing } from '../../support/paged-upstream.ts'
import { HOST, pass, startSyncedCore } from '../../support/synced-core.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const MINUTE = 60_000

const thing = (id: number, over: Partial<Thing> = {}): Thing => ({
  id: `t${id}`,
  at: NOW - id * 10 * MINUTE,
  updated: NOW - id * 10 * MINUTE,
  state: 'good',
  ...over,
})
const things = (many: number) => Array.from({ length: many }, (_, id) => thing(id))

const host = (many: number): PagedUpstream => pagedUpstream(things(many))

test('a source that was added is read by itself, and says as of when it is known', async () => {
  const upstream = host(25)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  await core.addSource()
  await pass(core.clock, 2000)
  const { items, total, joined } = await core.get('runs.list', {})
  expect([total, joined, items[0]?.key]).toEqual([25, 0, 't0'])
  const [source] = (await core.get('sources.list', {})).items
  expect(source).toMatchObject({ standing: 'current', asOf: NOW + 1000, failure: null })
  expect(core.defects()).toEqual([])
})

test('a quiet refresh is one request that says nothing has changed, and marks no topic of rows', async () => {
  const upstream = host(25)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  await core.addSource()
  await pass(core.clock, 2000)
  await pass(core.clock, 12 * MINUTE)
  const before = upstream.statuses.length
  core.changes.length = 0
  await pass(core.clock, 60 * MINUTE, 5000)
  const quiet = upstream.statuses.slice(before)
  expect(quiet.length).toBeGreaterThan(8)
  expect(quiet.filter((status) => status !== 304)).toEqual([])
  expect(core.changes.flatMap(({ topics }) => topics)).not.toContain('runs')
})

test('a page that is no list leaves what was known, and says so in words', async () => {
  const upstream = host(5)
  const core = await startSyncedCore(upstream)
  const { id: sourceId } = await core.addSource()
  await core.get('sources.sync', { sourceId })
  upstream.intercept(() => ({ body: '<html>Sign in</html>' }))
  const { failures } = await core.get('sources.sync', { sourceId })
  expect(failures).toMatchObject([{ stream: 'runs', part: 'a', trouble: 'notUnderstood' }])
  expect((await core.get('runs.list', {})).total).toBe(5)
  const [source] = (await core.get('sources.list', {})).items
  expect(source).toMatchObject({ standing: 'failing', asOf: NOW })
})

test('a row that cannot be read steps aside with why, and the others stand', async () => {
  const rows = [...things(3), { id: 'odd', at: 'yesterday' }]
  const upstream = pagedUpstream()
  upstream.intercept(() => ({ body: rows }))
  const core = await startSyncedCore(upstream)
  const { id: sourceId } = await core.addSource()
  const came = await core.get('sources.sync', { sourceId })
  expect(came).toMatchObject({ read: 4, changed: 3, quarantined: 1, failures: [] })
  const { items } = await core.get('sources.quarantine', { sourceId })
  expect(items).toMatchObject([{ stream: 'runs', part: 'a', times: 1 }])
  expect(JSON.parse(items[0]!.raw)).toEqual({ id: 'odd', at: 'yesterday' })
  expect(items[0]!.because).toMatch(/at/)
})

test('who is refused is not asked again until somebody did something about it', async () => {
  const upstream = host(5)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  upstream.intercept(() => ({ status: 401, body: { message: 'Bad credentials' } }))
  const source = await core.addSource({ secret: 'canary-1' })
  await pass(core.clock, 3 * 60 * MINUTE, 10_000)
  expect(upstream.statuses).toEqual([401])
  const [told] = (await core.get('sources.list', {})).items
  expect(told).toMatchObject({
    standing: 'failing',
    failure: { trouble: 'unauthorised' },
    nextAt: null,
  })
  upstream.intercept(() => undefined)
  const given = {
    sourceId: source.id,
    changes: {},
    secret: 'canary-2',
    expectedVersion: source.version,
  }
  await core.get('sources.change', given)
  await pass(core.clock, 2000)
  expect((await core.get('runs.list', {})).total).toBe(5)
})

test('one source that fails leaves the others current', async () => {
  const upstream = host(5)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  upstream.intercept(({ url }) => (url.host === 'down.example.org' ? { status: 500 } : undefined))
  const names = Array.from({ length: 11 }, (_, i) => `Things ${i}`)
  for (const name of names) await core.addSource({ name })
  await core.addSource({ name: 'Down', baseUrl: 'https://down.example.org/api/' })
  await pass(core.clock, 30 * MINUTE, 5000)
  const { items } = await core.get('sources.list', {})
  const standings = Object.fromEntries(items.map(({ name, standing }) => [name, standing]))
  const expected = Object.fromEntries(names.map((name) => [name, 'current']))
  expect(standings).toEqual({ ...expected, Down: 'failing' })
})

test('what is gone at the source is seen to be gone within a day, and only that', async () => {
  const upstream = host(25)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  await core.addSource()
  await pass(core.clock, 2000)
  upstream.things.splice(20, 2)
  await pass(core.clock, 26 * 60 * MINUTE, 60_000)
  expect((await core.get('runs.list', {})).total).toBe(23)
  const { items } = await core.get('runs.list', { gone: true })
  expect(items.filter(({ goneAt }) => goneAt !== null).map(({ key }) => key)).toEqual([
    't20',
    't21',
  ])
})

test('a source that is paused while it is read keeps nothing more of it', async () => {
  const upstream = host(25)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  const source = await core.addSource()
  let paused = false
  upstream.intercept(({ url }) => {
    if (url.searchParams.get('page') !== '2' || paused) return undefined
    paused = true
    void core.ask('sources.pause', { sourceId: source.id, expectedVersion: source.version })
    return undefined
  })
  await pass(core.clock, 30 * MINUTE, 5000)
  expect((await core.get('runs.list', {})).total).toBe(10)
  expect((await core.get('sources.list', {})).items[0]).toMatchObject({ standing: 'paused' })
})

test('a source that was removed leaves nothing behind, not even what was under way', async () => {
  const upstream = host(25)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  const { id: sourceId, version } = await core.addSource({ secret: 'canary-token' })
  await pass(core.clock, 2000)
  const { forgotten } = await core.get('sources.remove', { sourceId, expectedVersion: version })
  expect(forgotten).toBeGreaterThanOrEqual(25)
  await pass(core.clock, 30 * MINUTE, 5000)
  for (const table of ['runs', 'sync_streams', 'sync_validators', 'raw_pages', 'quarantine']) {
    expect([table, core.db().prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([
      table,
      0,
    ])
  }
})

test('a raw payload is told word for word', async () => {
  const upstream = host(2)
  const core = await startSyncedCore(upstream)
  const { id: source } = await core.addSource()
  await core.get('sources.sync', { sourceId: source })
  const { raw } = await core.get('observations.raw', { of: 'runs', source, key: 't1' })
  expect(JSON.parse(raw!)).toEqual(thing(1))
})

test('a source is tried before it is added, with a plain answer either way', async () => {
  const upstream = host(1)
  const core = await startSyncedCore(upstream)
  const asked = { kind: 'paged', baseUrl: HOST, secret: 'canary-token' }
  expect(await core.get('sources.test', asked)).toMatchObject({
    probed: { as: 'somebody' },
    failure: null,
  })
  upstream.intercept(() => ({ status: 403, body: { message: 'canary-token may not' } }))
  const { probed, failure } = await core.get('sources.test', asked)
  expect([probed, failure?.trouble]).toEqual([null, 'forbidden'])
  expect(JSON.stringify(failure)).not.toContain('canary-token')
})

test('other settings are read from the beginning, and what was known stays meanwhile', async () => {
  const upstream = host(5)
  const core = await startSyncedCore({ ...upstream, byItself: true })
  const source = await core.addSource()
  await pass(core.clock, 2000)
  const before = upstream.statuses.length
  const changes = { settings: { projects: ['a', 'b'] } }
  await core.get('sources.change', {
    sourceId: source.id,
    changes,
    expectedVersion: source.version,
  })
  await pass(core.clock, 2000)
  expect(upstream.statuses.slice(before)).toEqual([200, 200])
  const { items } = await core.get('sources.list', {})
  expect(items[0]!.streams.map(({ part, standing }) => [part, standing])).toEqual([
    ['a', 'current'],
    ['b', 'current'],
  ])
})

test('rows are there together with the cursor and validators behind them, or not at all', async () => {
  const upstream = host(25)
  const core = await startSyncedCore(upstream)
  const { id: sourceId } = await core.addSource()
  core.db().exec(`CREATE TEMP TRIGGER breaks BEFORE INSERT ON main.sync_validators
    BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END`)
  const { failures } = await core.get('sources.sync', { sourceId })
  expect(failures).toMatchObject([{ trouble: 'defect' }])
  expect((await core.get('runs.list', {})).total).toBe(0)
  core.db().exec('DROP TRIGGER breaks')
  const { changed } = await core.get('sources.sync', { sourceId })
  expect([changed, (await core.get('runs.list', {})).total]).toEqual([25, 25])
})
