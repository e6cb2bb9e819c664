import { expect, test } from 'vitest'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { type PagedUpstream, pagedUpstream, type Thing } from '../../support/paged-upstream.ts'
import { pass, startSyncedCore } from '../../support/synced-core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const MINUTE = 60_000
const MANY = 450

const things = (many: number): Thing[] =>
  Array.from({ length: many }, (_, id) => ({
    id: `t${id}`,
    at: NOW - id * MINUTE,
    updated: NOW - id * MINUTE,
    state: 'good',
  }))

/** Each project has things of its own. */
function hostOf(many: number): PagedUpstream {
  const upstream = pagedUpstream(things(many), { page: 50 })
  upstream.intercept((request) => {
    const [part] = request.url.pathname.split('/').slice(-2)
    const page = Number(request.url.searchParams.get('page') ?? 1)
    const own = upstream.things.map((one) => ({ ...one, id: `${part}-${one.id}` }))
    const next = new URL(request.url)
    next.searchParams.set('page', String(page + 1))
    const link = page * 50 < own.length ? { link: `<${next.href}>; rel="next"` } : {}
    const odd = page === 1 ? [{ id: `${part}-odd` }] : []
    const headers = { etag: `"${part} ${page}"`, ...link }
    return { headers, body: [...own.slice((page - 1) * 50, page * 50), ...odd] }
  })
  return upstream
}

async function begin(over: { readonly folder?: string } = {}) {
  const core = await startSyncedCore({ ...hostOf(MANY), ...over })
  const source = await core.addSource({ settings: { projects: ['a', 'b'] } })
  await core.get('sources.sync', { sourceId: source.id })
  const rows = (table: string) => core.db().prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const tables = ['runs', 'raw_pages', 'sync_streams', 'sync_validators', 'quarantine']
  const of = (part: string) =>
    ['runs', 'sync_streams', 'sync_validators', 'quarantine', 'observation_counts'].map((table) =>
      core.db().prepare(`SELECT count(*) FROM ${table} WHERE part = ?`).pluck().get(part),
    )
  const projects = async () => {
    const { items } = await core.get('joins.inbox', {})
    return items.map(({ name }) => name).toSorted()
  }
  const isClear = () => rows('forgetting') === 0
  return { core, source, rows, tables, of, projects, isClear }
}

const narrowed = ({ id, version }: { id: SourceId; version: number }, projects: string[]) => ({
  sourceId: id,
  changes: { settings: { projects } },
  expectedVersion: version,
})

test('a project that is taken off the list is out of sight at once, and gone soon', async () => {
  const { core, source, of, rows, projects, isClear } = await begin()
  expect((await core.get('runs.list', {})).total).toBe(2 * MANY)
  expect(await projects()).toEqual(['a', 'b'])
  const changed = await core.get('sources.change', narrowed(source, ['a']))
  // Nothing has been cleared yet, or not much of it.
  expect([changed.forgotten, isClear()]).toEqual([MANY, false])
  const listed = await core.get('runs.list', { limit: 1000 })
  expect([listed.total, listed.items.length]).toEqual([MANY, MANY])
  expect(listed.items.filter(({ project }) => project === 'b')).toEqual([])
  const one = { of: 'runs', source: source.id, key: 'b-t1' } as const
  expect((await core.get('observations.raw', one)).raw).toBeNull()
  expect(await projects()).toEqual(['a'])
  const { items } = await core.get('sources.quarantine', { sourceId: source.id })
  expect(items.map(({ part }) => part)).toEqual(['a'])
  await expect.poll(isClear).toBe(true)
  expect(of('b')).toEqual([0, 0, 0, 0, 0])
  expect(of('a')).toEqual([MANY, 1, 9, 1, 1])
  expect([rows('runs'), rows('observed_names')]).toEqual([MANY, 1])
  const pages = core.db().prepare('SELECT sum(rows) FROM raw_pages').pluck().get()
  expect([pages, core.defects()]).toEqual([MANY, []])
})

test('what is put on the list again meanwhile is read from its beginning, once the old is gone', async () => {
  const { core, source, isClear } = await begin()
  const { version } = await core.get('sources.change', narrowed(source, ['a']))
  await core.get('sources.change', narrowed({ ...source, version }, ['a', 'b']))
  expect([isClear(), (await core.get('runs.list', {})).total]).toEqual([false, MANY])
  const came = await core.get('sources.sync', { sourceId: source.id })
  expect([came.failures, isClear()]).toEqual([[], true])
  expect((await core.get('runs.list', {})).total).toBe(2 * MANY)
  expect(core.defects()).toEqual([])
})

test('a source that is removed is out of sight at once', async () => {
  const { core, source, rows, tables, isClear } = await begin()
  const removal = { sourceId: source.id, expectedVersion: source.version }
  expect((await core.get('sources.remove', removal)).forgotten).toBe(2 * MANY)
  expect(isClear()).toBe(false)
  const { total, items } = await core.get('runs.list', {})
  expect([total, items]).toEqual([0, []])
  expect((await core.get('joins.inbox', {})).total).toBe(0)
  expect((await core.get('joins.share', {})).items).toEqual([])
  await expect.poll(isClear).toBe(true)
  for (const table of [...tables, 'observed_names', 'observation_counts']) {
    expect([table, rows(table)]).toEqual([table, 0])
  }
  expect(core.defects()).toEqual([])
})

test('clearing goes on as long as it takes, and a failure of it is tried again', async () => {
  const { core, source, rows, isClear } = await begin()
  core.db().exec(`CREATE TEMP TRIGGER breaks BEFORE DELETE ON main.runs
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`)
  const removal = { sourceId: source.id, expectedVersion: source.version }
  await core.get('sources.remove', removal)
  await expect.poll(() => core.defects().length).toBe(1)
  expect([rows('runs'), (await core.get('runs.list', {})).total]).toEqual([2 * MANY, 0])
  core.db().exec('DROP TRIGGER breaks')
  await pass(core.clock, MINUTE)
  await expect.poll(isClear).toBe(true)
  expect(rows('runs')).toBe(0)
})

test('what was left to clear when the program ended is cleared after its next start', async () => {
  const folder = emptyFolder()
  const { core, source, isClear } = await begin({ folder })
  await core.get('sources.remove', { sourceId: source.id, expectedVersion: source.version })
  expect(isClear()).toBe(false)
  await core.close()
  const again = await startSyncedCore({ ...hostOf(0), folder, empty: true })
  const rows = (table: string) => again.db().prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect((await again.get('runs.list', {})).total).toBe(0)
  await expect.poll(() => rows('forgetting')).toBe(0)
  expect([rows('runs'), rows('raw_pages'), rows('quarantine')]).toEqual([0, 0, 0])
})

test('what an earlier version left of projects that nobody names is forgotten at the start', async () => {
  const folder = emptyFolder()
  const { core, source } = await begin({ folder })
  await core.get('sources.change', narrowed(source, ['a']))
  await expect.poll(() => core.db().prepare('SELECT 1 FROM forgetting').get()).toBeUndefined()
  core.db().exec("UPDATE runs SET part = 'elsewhere' WHERE rowid % 2 = 0")
  await core.close()
  const again = await startSyncedCore({ ...hostOf(0), folder, empty: true })
  await expect.poll(() => again.db().prepare('SELECT 1 FROM forgetting').get()).toBeUndefined()
  const parts = again.db().prepare('SELECT DISTINCT part FROM runs').pluck().all()
  expect([parts, (await again.get('runs.list', {})).total]).toEqual([['a'], MANY / 2])
})
