import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeCurrent } from '#core/make-current.ts'
import { openMetricPointsReader } from '#core/metrics/metric-points.reader.ts'
import { openMetricStore } from '#core/metrics/metric-store.ts'
import { unpackPoints } from '#core/metrics/pack-points.ts'
import { gapAfter, pointsOf } from '#shared/domain/metrics/points.ts'
import { rollUp } from '#shared/domain/metrics/roll-up.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'

const MINUTE = 60_000
const id = '01935000-0000-7000-8000-000000000001' as Metric['id']
const metric = { id, kind: 'gauge', everyMs: MINUTE } as Metric

function open() {
  const db = new Sqlite(':memory:')
  makeCurrent(db)
  const store = openMetricStore(db)
  const keep = (
    told: readonly (readonly [number, number])[],
    replaces?: { from: number; to: number },
  ) => store.keep({ metric: id, series: [{ labels: {}, points: pointsOf(told) }], replaces })
  const rows = () =>
    db
      .prepare<[], { startsAt: number; endsAt: number; points: Buffer }>(
        'SELECT starts_at AS startsAt, ends_at AS endsAt, points FROM metric_chunks ORDER BY starts_at',
      )
      .all()
  const known = () =>
    rows().flatMap(({ startsAt, points }) => {
      const { at, value } = unpackPoints(points, startsAt)
      return Array.from(at, (moment, place) => [moment, value[place]!] as const)
    })
  return { db, store, keep, rows, known }
}

const someRun = fc
  .tuple(
    fc.nat(4000),
    fc.integer({ min: 1, max: 900 }),
    fc.integer({ min: 1, max: 3 }),
    fc.boolean(),
  )
  .map(([begin, long, step, whole]) => ({ begin, long, step, whole }))

test('late, repeated and replaced: what is kept is what was said last of each moment', () => {
  fc.assert(
    fc.property(fc.array(someRun, { minLength: 1, maxLength: 12 }), (runs) => {
      const { db, keep, rows, known } = open()
      const oracle = new Map<number, number>()
      for (const [turn, { begin, long, step, whole }] of runs.entries()) {
        const told = Array.from(
          { length: long },
          (_, i) => [(begin + i * step) * MINUTE, turn + i / 1000] as const,
        )
        const range = { from: begin * MINUTE, to: (begin + long * step) * MINUTE }
        if (whole)
          for (const at of oracle.keys()) if (at >= range.from && at <= range.to) oracle.delete(at)
        for (const [at, value] of told) oracle.set(at, value)
        keep(told, whole ? range : undefined)
        expect(keep(told, whole ? range : undefined).changed).toBe(false)
      }
      expect(known()).toEqual([...oracle].toSorted(([a], [b]) => a - b))
      for (const [place, { startsAt, endsAt }] of rows().entries()) {
        const next = rows()[place + 1]?.startsAt ?? Number.POSITIVE_INFINITY
        expect(startsAt <= endsAt && endsAt < next).toBe(true)
      }
      db.close()
    }),
    { numRuns: 60 },
  )
})

test('what is too old is rolled up whole, once, and then let go; nothing is rolled up twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9000), { minLength: 1, maxLength: 300 }),
      fc.nat(9000),
      (minutes, cut) => {
        const { db, store, keep, known } = open()
        const told = minutes.map((minute) => [minute * MINUTE, minute % 7] as const)
        keep(told)
        const rawBefore = Math.floor(cut / 5) * 5 * MINUTE
        const trim = {
          metric: id,
          kind: 'gauge',
          gapMs: gapAfter(MINUTE),
          rolledBefore: 0,
        } as const
        store.trim({ ...trim, rawBefore })
        store.trim({ ...trim, rawBefore })
        const all = pointsOf(told)
        const isDue = all.at[0]! < rawBefore - 24 * 60 * MINUTE
        const before = isDue ? rawBefore : 0
        expect(known().map(([at]) => at)).toEqual([...all.at].filter((at) => at >= before))
        const {
          told: [series],
        } = openMetricPointsReader(db).series({ metric, from: 0, to: 9000 * MINUTE, most: 10_000 })
        const old = rollUp(pointsOf(told.filter(([at]) => at < before)))
        const rolled = series!.points.slice(0, old.at.length)
        expect(rolled.map(({ at, count, avg }) => [at, count, avg])).toEqual(
          Array.from(old.at, (at, place) => [at, old.count[place], old.avg[place]]),
        )
        expect(series!.points.length).toBe(old.at.length + known().length)
        store.trim({ ...trim, rawBefore, rolledBefore: 99_999 * MINUTE })
        expect(db.prepare('SELECT count(*) FROM metric_rollups').pluck().get()).toBe(0)
        db.close()
      },
    ),
    { numRuns: 60 },
  )
})

test('a counter loses no growth to being rolled up', () => {
  const { db, store } = open()
  const points = pointsOf(Array.from({ length: 6000 }, (_, i) => [i * MINUTE, i * 60] as const))
  store.keep({ metric: id, series: [{ labels: {}, points }], replaces: undefined })
  const trim = { metric: id, kind: 'counter', gapMs: gapAfter(MINUTE), rolledBefore: 0 } as const
  for (const minutes of [2000, 3500, 5500]) store.trim({ ...trim, rawBefore: minutes * MINUTE })
  const counter = { ...metric, kind: 'counter' as const }
  const wanted = { metric: counter, from: 0, to: 6000 * MINUTE, most: 1 }
  const [series] = openMetricPointsReader(db).series(wanted).told
  expect(series!.points).toMatchObject([{ min: 1, max: 1, avg: 1, count: 5999 }])
  db.close()
})

test('the last that is kept of a counter makes nothing due again, however seldom it is read', () => {
  const { db, store, known } = open()
  const day = 24 * 60 * MINUTE
  const points = pointsOf(Array.from({ length: 15 }, (_, i) => [i * 2 * day, i] as const))
  store.keep({ metric: id, series: [{ labels: {}, points }], replaces: undefined })
  const trim = {
    ...({ metric: id, kind: 'counter', gapMs: gapAfter(day), littleByLittle: true } as const),
    ...{ rawBefore: 21.5 * day, rolledBefore: 0 },
  }
  expect([store.trim(trim), store.trim(trim)]).toEqual([true, false])
  expect(known()[0]).toEqual([20 * day, 10])
  db.close()
})
