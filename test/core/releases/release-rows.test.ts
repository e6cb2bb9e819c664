import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createGovernedTables } from '#core/ledger/governed-tables.ts'
import { projections } from '#core/projections.ts'
import { openReleaseReader } from '#core/releases/release.reader.ts'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import { startCore } from '../../support/core.ts'
import { hour, planHotfix, seen, setStage, take } from './cast.ts'

type Reader = ReturnType<typeof openReleaseReader>

/** The steps that SQLite takes for those statements of a read that hold these words. */
function stepsOf(read: (reader: Reader) => unknown, words = ''): string[] {
  const executed: string[] = []
  const db = new Sqlite(':memory:', { verbose: (sql) => void executed.push(String(sql)) })
  createGovernedTables(db, projections)
  const reader = openReleaseReader(db)
  executed.length = 0
  read(reader)
  const wanted = executed.filter((sql) => sql.includes(words))
  const steps = wanted.flatMap((sql) =>
    db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(),
  )
  db.close()
  return steps.map(({ detail }) => detail)
}

test.each([
  ['startsAt', 'ascending', 'releases_by_start'],
  ['startsAt', 'descending', 'releases_by_start'],
  ['name', 'ascending', 'releases_by_name'],
  ['name', 'descending', 'releases_by_name'],
] as const)('by %s, %s, is read off an index without sorting', (by, order, index) => {
  const steps = stepsOf((reader) => reader.rows({ sort: { by, order } }), 'OFFSET')
  expect(steps).toEqual([`SCAN releases USING COVERING INDEX ${index}`])
})

test.each<[string, (reader: Reader) => unknown, string]>([
  ['of a service', (reader) => reader.rows({ service: 's' as ServiceId }), 'items_by_service'],
  [
    'in an environment',
    (reader) => reader.rows({ environment: 'e' as EnvironmentId }),
    'activities_by_environment',
  ],
  [
    'by a reference',
    (reader) => reader.findByReference({ system: 'a', key: 'b' }),
    'references_by_key',
  ],
  ['by a name', (reader) => reader.findByName('n'), 'releases_by_name'],
])('what is looked for %s is found by an index', (_, read, index) => {
  expect(stepsOf(read)).toContainEqual(expect.stringContaining(index))
})

test('a release is found by what other systems know it by, and by its name', async () => {
  const core = await startCore()
  const known = (system: string, key: string) => ({ system, key, url: null })
  const references = [known('ServiceNow', 'CHG1'), known('Jira', 'OPS-1')]
  const release = await core.get('releases.plan', { name: 'Autumn', class: 'major', references })
  const other = await core.get('releases.plan', { name: 'autumn', class: 'major' })
  const { releases } = core.core.running().unitOfWork.reading
  expect(releases.findByReference({ system: 'ServiceNow', key: 'CHG1' })).toEqual([release.id])
  expect(releases.findByReference({ system: 'Jira', key: 'CHG1' })).toEqual([])
  expect(releases.findByName('AUTUMN')).toEqual([release.id, other.id])
  expect(releases.findByName('Aut')).toEqual([])
  const changes = { references: [known('ServiceNow', 'CHG2')] }
  await core.get('releases.change', { ...seen(release), changes })
  expect(releases.findByReference({ system: 'ServiceNow', key: 'CHG1' })).toEqual([])
  expect(releases.findByReference({ system: 'Jira', key: 'OPS-1' })).toEqual([])
  expect(releases.findByReference({ system: 'ServiceNow', key: 'CHG2' })).toEqual([release.id])
})

test('each word that is typed is found in the name or in a key, in any order', async () => {
  const { get } = await startCore()
  const references = [{ system: 'ITSM', key: 'CHG1', url: null }]
  await get('releases.plan', { name: 'Autumn 100% billing', class: 'major', references })
  await get('releases.plan', { name: 'a b c d e f g h i', class: 'major' })
  const found = async (words: string) => (await get('releases.rows', { words })).total
  for (const words of ['billing autumn', 'chg1  AUT', 'chg hg1 100%', '% autumn']) {
    expect([words, await found(words)]).toEqual([words, 1])
  }
  for (const words of ['autumn winter', 'chg1 a_b', 'autumn %%']) {
    expect([words, await found(words)]).toEqual([words, 0])
  }
  // The ninth word and those after it are looked for together with the eighth.
  expect(await found('h g f e d c b a')).toBe(1)
  expect(await found('a b c d e f g h  i')).toBe(1)
  expect(await found('a b c d e f g i h')).toBe(0)
})

test('who postpones gives the start up: it is told still, and comes after what has one', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const early = await take(core, await planHotfix(core, stage), 'planned', 'postponed')
  const { startsAt: startsFrom } = early.activities[0]!.slot
  const activities = [{ environment: stage.environment.id, slot: hour(15) }]
  const late = await core.get('releases.plan', { name: 'Later', class: 'major', activities })
  const rows = async (order: 'ascending' | 'descending') =>
    (await core.get('releases.rows', { sort: { by: 'startsAt', order } })).items
  expect((await rows('ascending')).map(({ id }) => id)).toEqual([late.id, early.id])
  expect((await rows('descending')).map(({ id }) => id)).toEqual([late.id, early.id])
  expect((await rows('ascending'))[1]!.startsAt).toBe(startsFrom)
  const { items } = await core.get('releases.rows', { startsFrom })
  expect(items.map(({ id }) => id)).toEqual([late.id])
  await take(core, early, 'planned')
  expect((await rows('ascending')).map(({ id }) => id)).toEqual([early.id, late.id])
})
