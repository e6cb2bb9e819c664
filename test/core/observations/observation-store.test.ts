import { expect, test } from 'vitest'
import type { Reading } from '#core/database/reading.ts'
import { observationHandlers } from '#core/observations/handlers.ts'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { openQuarantineReader } from '#core/observations/quarantine.reader.ts'
import { Refusal } from '#core/refusal.ts'
import { contract } from '#shared/contract/index.ts'
import { emptyTables, forgetAll, observe, readersOf, sourceIds } from './cast.ts'

const [source, other] = sourceIds
const release = (tag: string) =>
  observe({
    of: 'sourceReleases',
    key: tag,
    revision: 1,
    said: {
      project: 'org/a',
      name: null,
      tag,
      stage: 'released',
      commit: null,
      by: null,
      createdAt: 1,
      publishedAt: 2,
      url: null,
    },
  })
const leaf = { part: 'org/a', walk: 1, now: 5 }
const rowsOf = (...tags: string[]) => tags.map((tag) => ({ observed: release(tag), raw: { tag } }))

const filled = [
  'runs',
  'deployments',
  'changes',
  'source_releases',
  'incidents',
  'quiet_periods',
  'steps',
  'calendar_entries',
  'catalogue_entries',
  'on_calls',
  'health_checks',
  'raw_pages',
  'joined_projects',
  'joined_places',
  'sync_streams',
  'sync_validators',
  'quarantine',
  'observed_names',
  'observation_counts',
  'forgetting',
]

test('forgetting a source leaves nothing of it, and all of the others', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  const counts = () =>
    filled.map((table) => [table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()])
  const fill = (of: typeof source) => {
    store.keep({ ...leaf, source: of, rows: rowsOf('1', '2') })
    const rows = [{ because: 'why', raw: {} }]
    store.quarantine.setAside({ source: of, stream: 's', part: '', rows, now: 1, walk: 1 })
    db.prepare("INSERT INTO joined_projects VALUES (?, 'p', 's', '')").run(of)
    db.prepare("INSERT INTO joined_places VALUES (?, 'p', 'e', '')").run(of)
    db.prepare("INSERT INTO sync_streams (source, stream, part) VALUES (?, 's', '')").run(of)
    db.prepare(
      "INSERT INTO sync_validators (source, stream, part, identity, url) VALUES (?, 's', '', 'i', 'u')",
    ).run(of)
  }
  const nothing = counts()
  fill(source)
  const first = counts()
  fill(other)
  expect(forgetAll(store, other)).toBe(2)
  expect(counts()).toEqual(first)
  expect(forgetAll(store, source)).toBe(2)
  expect(counts()).toEqual(nothing)
  db.close()
})

test('a hundred thousand rows would go in small slices, each leaving pages that are true', () => {
  const db = emptyTables()
  const { keep, forgetting } = openObservationStore(db)
  const left = () => db.prepare<[], number>('SELECT count(*) FROM source_releases').pluck().get()!
  for (let at = 0; at < 1500; at += 150) {
    const keys = Array.from({ length: 150 }, (_, n) => String(at + n))
    keep({ ...leaf, source, rows: rowsOf(...keys) })
  }
  expect(forgetting.mark(source, undefined)).toBe(1500)
  let before = left()
  let slices = 0
  while (forgetting.clearSome()) {
    const rows = left()
    expect(before - rows).toBeLessThanOrEqual(200)
    expect(db.prepare('SELECT coalesce(sum(rows), 0) FROM raw_pages').pluck().get()).toBe(rows)
    before = rows
    slices += 1
  }
  expect([left(), slices >= 8]).toEqual([0, true])
  db.close()
})

test('what one leaf brought is kept together until the last row of it moved on', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  const pages = () => db.prepare('SELECT id, rows FROM raw_pages').raw().all()
  store.keep({ ...leaf, source, rows: rowsOf('1', '2', '1') })
  expect(pages()).toEqual([[1, 2]])
  store.markGone({ of: 'sourceReleases', source, part: 'org/a', before: 2, now: 6 })
  store.keep({ ...leaf, source, walk: 2, rows: rowsOf('2') })
  expect(pages()).toEqual([
    [1, 1],
    [2, 1],
  ])
  store.keep({ ...leaf, source, walk: 2, rows: rowsOf('1') })
  expect(pages()).toEqual([
    [2, 1],
    [3, 1],
  ])
  expect(store.keep({ ...leaf, source, walk: 3, rows: rowsOf('1', '2') })).toEqual({
    changed: 0,
    topics: [],
  })
  expect(pages()).toHaveLength(2)
  db.close()
})

test('what is told the same under another part belongs there', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  store.keep({ ...leaf, source, part: 'old', rows: rowsOf('1') })
  expect(store.keep({ ...leaf, source, part: 'new', rows: rowsOf('1') }).changed).toBe(0)
  const gone = (part: string) =>
    store.markGone({ of: 'sourceReleases', source, part, before: 9, now: 9 })
  expect([gone('old'), gone('new')]).toEqual([0, 1])
  db.close()
})

test('no more than 200 are to be looked after, the newest of them', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  const run = (at: number) =>
    observe({
      of: 'runs',
      key: `k${at}`,
      revision: 1,
      said: {
        project: 'p',
        name: '',
        number: null,
        attempt: 1,
        outcome: 'waiting',
        original: '',
        branch: null,
        commit: null,
        trigger: null,
        by: null,
        startedAt: null,
        finishedAt: null,
        createdAt: at,
        url: null,
      },
    })
  const rows = Array.from({ length: 250 }, (_, at) => ({ observed: run(at), raw: at }))
  store.keep({ ...leaf, source, rows })
  const keys = store.open({ of: 'runs', source, part: leaf.part })
  expect([keys.length, keys[0], keys.at(-1)]).toEqual([200, 'k249', 'k50'])
  db.close()
})

test('of tens of thousands that come at once the last are kept, and all are counted', () => {
  const db = emptyTables()
  const { quarantine } = openObservationStore(db)
  const many = 30_000
  const rows = Array.from({ length: many }, (_, id) => ({ because: 'odd', raw: { id, at: 'x' } }))
  const met = { source, stream: 'runs', part: 'org/a' }
  quarantine.setAside({ ...met, rows, now: 1, walk: 1 })
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect([count('quarantine'), count('quarantine_beyond')]).toEqual([1000, many - 1000])
  quarantine.setAside({ ...met, rows, now: 2, walk: 2 })
  expect([count('quarantine'), count('quarantine_beyond')]).toEqual([1000, many - 1000])
  const newest = db
    .prepare('SELECT min(last_at), min(walk), max(times) FROM quarantine')
    .raw()
    .get()
  expect(newest).toEqual([2, 2, 2])
  expect([quarantine.forgetUnmet(met, 2), count('quarantine_beyond')]).toEqual([false, many - 1000])
  db.close()
})

test('what cannot be understood is set aside once, counted, and told as it came', () => {
  const db = emptyTables()
  const { quarantine } = openObservationStore(db)
  const reader = openQuarantineReader(db)
  const one = { source, stream: 'runs', part: 'org/a', walk: 1 }
  const setAside = (raw: unknown, now: number, over: object = {}) =>
    quarantine.setAside({ ...one, ...over, rows: [{ because: 'no id', raw }], now })
  setAside({ a: ['ü'] }, 1)
  setAside('text', 2)
  setAside({ a: ['ü'] }, 3)
  setAside(undefined, 4, { part: 'org/b' })
  setAside({}, 4, { source: other })
  const { items, next } = reader.list({ sourceId: source, limit: 2 })
  const rest = reader.list({ sourceId: source, limit: 2, after: next! })
  expect(contract['sources.quarantine'].output.parse(rest)).toEqual(rest)
  expect(rest.next).toBeNull()
  expect(() => reader.list({ sourceId: source, after: 'x' })).toThrow(Refusal)
  expect([...items, ...rest.items]).toEqual([
    {
      id: '3',
      stream: 'runs',
      part: 'org/b',
      because: 'no id',
      firstAt: 4,
      lastAt: 4,
      times: 1,
      raw: 'null',
    },
    {
      id: '2',
      stream: 'runs',
      part: 'org/a',
      because: 'no id',
      firstAt: 2,
      lastAt: 2,
      times: 1,
      raw: '"text"',
    },
    {
      id: '1',
      stream: 'runs',
      part: 'org/a',
      because: 'no id',
      firstAt: 1,
      lastAt: 3,
      times: 2,
      raw: '{"a":["ü"]}',
    },
  ])
  expect(reader.counts(source)).toEqual([
    { stream: 'runs', part: 'org/a', rows: 2 },
    { stream: 'runs', part: 'org/b', rows: 1 },
  ])
  db.close()
})

test('one thing is shown as its source told it, and null where there is none', () => {
  const db = emptyTables()
  const text = '{"__proto__":{"x":1},"n":1.5,"s":"\\u2028ü","deep":[[[]]]}'
  const raw: unknown = JSON.parse(text)
  openObservationStore(db).keep({ ...leaf, source, rows: [{ observed: release('1'), raw }] })
  // Only what these handlers read is there.
  const reading = readersOf(db) as unknown as Reading
  const ask = (key: string) =>
    observationHandlers['observations.raw']({ of: 'sourceReleases', source, key }, reading)
  expect(ask('1')).toEqual({ raw: JSON.stringify(raw) })
  expect(JSON.stringify(raw)).toContain('__proto__')
  expect(ask('2')).toEqual({ raw: null })
  const listed = observationHandlers['sourceReleases.list']({}, reading)
  expect(listed).toMatchObject({ total: 1, joined: 0, next: null, items: [{ key: '1' }] })
  expect(contract['observations.raw'].output.parse(ask('1'))).toEqual(ask('1'))
  db.close()
})

test('what is to be forgotten is found no more, not even by its key', () => {
  const db = emptyTables()
  const { keep, forgetting } = openObservationStore(db)
  keep({ ...leaf, source, rows: rowsOf('1') })
  const { sourceReleases } = readersOf(db)
  expect(sourceReleases.find({ source, key: '1' })).toBeDefined()
  forgetting.mark(source, undefined)
  expect(sourceReleases.find({ source, key: '1' })).toBeUndefined()
  db.close()
})
