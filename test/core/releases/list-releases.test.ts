import Sqlite, { type Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createGovernedTables } from '#core/ledger/governed-tables.ts'
import { projections } from '#core/projections.ts'
import { openReleaseReader } from '#core/releases/release.reader.ts'
import type { ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'
import { startCore } from '../../support/core.ts'
import { addService, planHotfix, setStage, someItem, take } from './cast.ts'

test('the list is filtered by state, class and service, and paged by key', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const other = await addService(core, { name: 'Orders' })
  const hotfix = await take(core, await planHotfix(core, stage), 'planned')
  const draft = await core.get('releases.plan', { name: 'Autumn', class: 'major' })
  const items = [{ ...someItem(stage), service: other.id }, someItem(stage)]
  const both = await core.get('releases.plan', { name: 'Both', class: 'major', items })
  const list = async (wanted: object) => {
    const page = await core.get('releases.list', wanted)
    return page.items.map(({ id }) => id).toSorted()
  }
  const idsOf = (...releases: { readonly id: string }[]) => releases.map(({ id }) => id).toSorted()
  expect(await list({})).toEqual(idsOf(hotfix, draft, both))
  expect(await list({ state: 'draft' })).toEqual(idsOf(draft, both))
  expect(await list({ class: 'hotfix' })).toEqual(idsOf(hotfix))
  expect(await list({ service: stage.service.id })).toEqual(idsOf(hotfix, both))
  expect(await list({ service: other.id, class: 'hotfix' })).toEqual([])
  const first = await core.get('releases.list', { limit: 2 })
  const rest = await core.get('releases.list', { after: first.next! })
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(idsOf(hotfix, draft, both))
  expect(rest.next).toBeNull()
  expect([...first.items, ...rest.items]).toContainEqual(both)
})

type Reader = ReturnType<typeof openReleaseReader>

function fill(db: Database, releases: number): void {
  const text = JSON.stringify(Array.from({ length: releases }, (_, place) => `r${place + 1000}`))
  db.prepare(`
    INSERT INTO releases
    SELECT value, 'standard', 'draft', 'n', NULL, '[]', NULL, NULL, NULL, NULL, '[]', '[]', 0,
      NULL, NULL, NULL, 1
    FROM json_each(?)`).run(text)
  db.prepare(`
    INSERT INTO release_items
    SELECT value, 'i', 1, 'service', 't', 's', NULL, NULL, NULL, NULL, NULL, 'pending'
    FROM json_each(?)`).run(text)
}

/** The statements that a read executes over so many releases, and the steps SQLite takes. */
function stepsOf(read: (reader: Reader) => unknown, releases: number) {
  const executed: string[] = []
  const db = new Sqlite(':memory:', { verbose: (sql) => void executed.push(String(sql)) })
  createGovernedTables(db, projections)
  fill(db, releases)
  const reader = openReleaseReader(db)
  executed.length = 0
  read(reader)
  const statements = [...executed]
  const plan = statements.flatMap((sql) =>
    db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(),
  )
  db.close()
  return { statements: statements.length, steps: plan.map(({ detail }) => detail) }
}

test.each<[string, (reader: Reader) => unknown]>([
  ['one release', (reader) => reader.find('r1000' as ReleaseId)],
  ['a page', (reader) => reader.list({ limit: 1000 })],
  ['a page of a state', (reader) => reader.list({ limit: 1000, state: 'draft' })],
  ['a page of a service', (reader) => reader.list({ limit: 1000, service: 's' as ServiceId })],
])('%s takes five statements by keys, for a thousand releases as for one', (_, read) => {
  const [few, many] = [stepsOf(read, 1), stepsOf(read, 1000)]
  expect([few.statements, many.statements]).toEqual([5, 5])
  expect(many.steps.filter((step) => /^SCAN (?!json_each)/.test(step))).toEqual([])
})
