import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/all.ts'
import { openFamily } from '#core/observations/entry-family.ts'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { emptyTables, observe, readersOf, sourceIds } from './cast.ts'

const [source, other] = sourceIds
const entry = (key: string) =>
  observe({
    of: 'entries',
    key,
    revision: 0,
    said: {
      ...{ calendar: 'c', uid: key, recurrenceId: null, title: key, says: null, location: null },
      ...{
        categories: null,
        status: 'confirmed',
        shows: 'busy',
        recurs: null,
        by: null,
        url: null,
      },
      wall: { start: '2026-01-01', end: '2026-01-02', zone: null, allDay: true },
      ...{ startsAt: 1, endsAt: 2, lastEndsAt: 2, createdAt: null, changedAt: null },
    },
  })
const rowsOf = (...keys: string[]) => keys.map((key) => ({ observed: entry(key), raw: key }))

test('only what begins alike, of this part of this source, and was not met now, is gone', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  const keep = (of: typeof source, part: string, walk: number, ...keys: string[]) =>
    store.keep({ source: of, part, walk, now: walk, rows: rowsOf(...keys) })
  keep(source, '*', 1, 'a#1#', 'a#2#', 'a', 'a$', 'a!1', 'ab#1#', 'b#a#1#')
  keep(source, 'p', 1, 'a#p#')
  keep(other, '*', 1, 'a#1#')
  keep(source, '*', 2, 'a#2#')
  const spared = { of: 'entries', source, part: '*', before: 2, prefix: 'a#', now: 8 } as const
  expect(store.markGoneWithin({ ...spared, spare: ['b', 'a#1'] })).toBe(0)
  const gone = { of: 'entries', source, part: '*', before: 2, prefix: 'a#', now: 9 } as const
  expect(store.markGoneWithin(gone)).toBe(1)
  expect(store.markGoneWithin(gone)).toBe(0)
  const all = readersOf(db).entries.list({ gone: true }).items
  expect(all.filter(({ goneAt }) => goneAt !== null)).toMatchObject([{ key: 'a#1#', goneAt: 9 }])
  db.close()
})

test('what begins alike and what is one family is found by an index', () => {
  const executed: string[] = []
  const db = new Sqlite(':memory:', { verbose: (sql) => void executed.push(String(sql)) })
  migrate(db, migrations)
  const store = openObservationStore(db)
  const family = openFamily(db)
  executed.length = 0
  store.markGoneWithin({ of: 'entries', source, part: '*', before: 2, prefix: 'a#', now: 9 })
  family({ source, calendar: 'c', uid: 'u' })
  const steps = executed.map((sql) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail),
  )
  expect(steps[0]![0]).toBe(
    'SEARCH calendar_entries USING INDEX sqlite_autoindex_calendar_entries_1 (source=? AND key>? AND key<?)',
  )
  expect(steps[1]![0]).toBe(
    'SEARCH calendar_entries USING INDEX calendar_entries_by_uid (source=? AND calendar=? AND uid=?)',
  )
  db.close()
})

test('a series that is to be forgotten has no family', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  store.keep({ source, part: '*', walk: 1, now: 1, rows: rowsOf('a') })
  const family = openFamily(db)
  expect(family({ source, calendar: 'c', uid: 'a' })).toHaveLength(1)
  store.forgetting.mark(source, undefined)
  expect(family({ source, calendar: 'c', uid: 'a' })).toEqual([])
  db.close()
})
