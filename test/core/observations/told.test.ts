import { expect, test } from 'vitest'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { emptyTables, observe, sourceIds } from './cast.ts'

const [source, other] = sourceIds
const alert = (key: string, startedAt = 1) =>
  observe({
    of: 'incidents',
    key,
    revision: 0,
    said: {
      kind: 'alert',
      project: '',
      title: key,
      state: 'firing',
      original: 'active',
      severity: null,
      originalSeverity: null,
      startedAt,
      acknowledgedAt: null,
      resolvedAt: null,
      labels: { team: 'ü' },
      by: null,
      url: null,
    },
  })
const rowsOf = (...keys: string[]) => keys.map((key) => ({ observed: alert(key), raw: { key } }))

test('what was told last of things is found by their keys, from whatever pages it came in', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  store.keep({ source, part: '*', walk: 1, now: 1, rows: rowsOf('a', 'b') })
  store.keep({ source, part: '*', walk: 2, now: 2, rows: rowsOf('c') })
  store.keep({ source: other, part: '*', walk: 1, now: 1, rows: rowsOf('d') })
  const told = store.told({ of: 'incidents', source, keys: ['c', 'b', 'a', 'd', 'e'] })
  expect([...told]).toEqual([
    ['c', { key: 'c' }],
    ['b', { key: 'b' }],
    ['a', { key: 'a' }],
  ])
  db.close()
})

test('of alerts far more are to be looked after than of runs', () => {
  const db = emptyTables()
  const store = openObservationStore(db)
  const rows = Array.from({ length: 5200 }, (_, at) => ({ observed: alert(`k${at}`, at), raw: at }))
  store.keep({ source, part: '*', walk: 1, now: 1, rows })
  const keys = store.open({ of: 'incidents', source, part: '*' })
  expect([keys.length, keys[0]]).toEqual([5000, 'k5199'])
  db.close()
})
