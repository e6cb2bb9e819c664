import { expect, test } from 'vitest'
import { pagedUpstream } from '../../support/paged-upstream.ts'
import { pass, startSyncedCore } from '../../support/synced-core.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const HOUR = 60 * 60_000

const good = (id: string) => ({ id, at: NOW - HOUR, updated: NOW - HOUR, state: 'good' })

/** A host that tells one page of whatever it is given. */
async function begin(rows: unknown[], over: { readonly byItself?: true } = {}) {
  const upstream = pagedUpstream()
  upstream.intercept(() => ({ body: rows }))
  const core = await startSyncedCore({ ...upstream, ...over })
  const { id: sourceId } = await core.addSource()
  const sync = () => core.get('sources.sync', { sourceId })
  const aside = async () => (await core.get('sources.quarantine', { sourceId, limit: 1000 })).items
  const count = async () => (await core.get('sources.list', {})).items[0]!.quarantined
  return { core, sync, aside, count, rows }
}

test('of what cannot be read the newest thousand of a part are kept, and all of them are counted', async () => {
  const bad = Array.from({ length: 1300 }, (_, n) => ({ id: `b${n}`, at: 'yesterday' }))
  const { core, sync, aside, count } = await begin([good('a'), ...bad])
  const { quarantined } = await sync()
  expect([quarantined, await count()]).toEqual([1300, 1300])
  const kept = await aside()
  expect([kept.length, kept[0]!.raw]).toEqual([1000, JSON.stringify(bad.at(-1))])
  await sync()
  expect([(await aside()).length, await count()]).toEqual([1000, 1300])
  expect(core.db().prepare('SELECT count(*) FROM quarantine').pluck().get()).toBe(1000)
  expect(core.defects()).toEqual([])
})

test('what comes mended leaves by itself, kept or only counted, and what changed is no second one', async () => {
  const bad = Array.from({ length: 1002 }, (_, n) => ({ id: `b${n}`, at: 'yesterday' }))
  const { sync, aside, count, rows } = await begin([...bad])
  await sync()
  rows.splice(0, rows.length, { id: 'b5', at: 'today' }, good('b0'), good('b1001'))
  await sync()
  expect(await count()).toBe(1000)
  const now = await aside()
  expect(now.filter(({ raw }) => raw.includes('"b1001"'))).toEqual([])
  expect(now.find(({ raw }) => raw.includes('"b5"'))).toMatchObject({
    times: 2,
    raw: '{"id":"b5","at":"today"}',
  })
})

test('what a reading of everything has not met is not set aside any more', async () => {
  const { core, aside, count, rows } = await begin(
    [good('a'), { id: 'odd', at: 0 }, { nothing: true }],
    { byItself: true },
  )
  await pass(core.clock, 2000)
  expect(await count()).toBe(2)
  rows.splice(1, 2, { nothing: 'either' })
  await pass(core.clock, 2 * HOUR, 60_000)
  expect(await count()).toBe(3)
  await pass(core.clock, 24 * HOUR, 60_000)
  expect((await aside()).map(({ raw }) => raw)).toEqual(['{"nothing":"either"}'])
  expect(core.defects()).toEqual([])
})
