import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ObservationKind, Observed } from '#core/connectors/observation.ts'
import { openObservationStore } from '#core/observations/observation-store.ts'
import { emptyTables, forgetAll, kinds, readersOf, sourceIds, world } from './cast.ts'

type Row = {
  observed: Observed
  raw: unknown
  part: string
  walk: number
  asOf: number
  goneAt: number | null
}
type Step =
  | { readonly does: 'keep'; readonly part: string; readonly rows: readonly (readonly number[])[] }
  | { readonly does: 'markGone'; readonly part: string; readonly since: number | undefined }

const part = fc.constantFrom('p', 'q')
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('keep' as const),
      part,
      rows: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('markGone' as const),
      part,
      since: fc.option(fc.integer({ min: -3, max: 12 }), { nil: undefined }),
    }),
  },
)

/** The rules once more, row by row and as plainly as can be. */
function keepPlainly(rows: Map<string, Row>, row: Row): boolean {
  const { key, revision, said } = row.observed
  const kept = rows.get(key)
  const older = kept !== undefined && revision < kept.observed.revision
  const same = JSON.stringify(sorted(kept?.observed.said)) === JSON.stringify(sorted(said))
  if (!kept || (!older && (!same || kept.goneAt !== null))) {
    rows.set(key, row)
    return true
  }
  kept.part = row.part
  kept.walk = row.walk
  if (older) {
    const wasGone = kept.goneAt !== null
    kept.goneAt = null
    return wasGone
  }
  kept.asOf = row.asOf
  kept.observed = { ...kept.observed, revision }
  return false
}

const sorted = (said: object = {}) => Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1))

function sinceOf({ of, said }: Observed): number {
  switch (of) {
    case 'quietPeriods':
      return said.endsAt
    case 'incidents':
      return said.startedAt
    case 'changes':
      return said.openedAt
    case 'entries':
    case 'onCalls':
      return said.startsAt ?? 0
    case 'healthChecks':
      return said.since ?? 0
    case 'catalogueEntries':
      return 0
    default:
      return said.createdAt
  }
}

const isOpen = ({ said }: Observed) =>
  ('severity' in said && said.state !== 'resolved') ||
  ('outcome' in said && ['waiting', 'running'].includes(said.outcome)) ||
  ('state' in said && said.state === 'open')

function play(of: ObservationKind, things: readonly Observed[][], steps: readonly Step[]) {
  const db = emptyTables()
  const store = openObservationStore(db)
  const readers = readersOf(db)
  const [source] = sourceIds
  const oracle = new Map<string, Row>()
  let now = 0
  for (const one of steps) {
    now += 1
    if (one.does === 'markGone') {
      const { since } = one
      const gone = [...oracle.values()].filter(
        (row) =>
          row.part === one.part &&
          row.walk < now - 1 &&
          row.goneAt === null &&
          (since === undefined || sinceOf(row.observed) >= since),
      )
      for (const row of gone) row.goneAt = now
      const before = now - 1
      expect(store.markGone({ of, source, part: one.part, before, since, now })).toBe(gone.length)
      continue
    }
    const rows = one.rows.map(([thing = 0, revision = 0], at) => {
      const revisions = things[thing % things.length]!
      return { observed: revisions[revision % revisions.length]!, raw: { now, at, ' "ü': [null] } }
    })
    const changed = new Set<string>()
    for (const { observed, raw } of rows) {
      const row = { observed, raw, part: one.part, walk: now, asOf: now, goneAt: null }
      if (keepPlainly(oracle, row)) changed.add(observed.key)
    }
    expect(store.keep({ source, part: one.part, walk: now, now, rows })).toEqual({
      changed: changed.size,
      topics: changed.size > 0 ? [of] : [],
    })
  }
  return { db, store, readers, oracle, source }
}

test.each(kinds)('%s: whatever comes in whatever order, the tables hold what they should', (of) => {
  let goners = 0
  const lives = fc.record({
    things: world(of),
    steps: fc.array(step, { minLength: 5, maxLength: 30 }),
  })
  fc.assert(
    fc.property(lives, ({ things, steps }) => {
      const { db, store, readers, oracle, source } = play(of, things, steps)
      const { items, total } = readers[of].list({ gone: true, limit: 1000 })
      expect(total).toBe(oracle.size)
      const found = new Map<string, unknown>(items.map((item) => [item.key, item]))
      for (const { observed, raw, asOf, goneAt } of oracle.values()) {
        const { key } = observed
        const joined = of === 'deployments' ? { environment: null } : {}
        const service = of === 'entries' ? {} : { service: null }
        const expected = { source, key, asOf, goneAt, ...service, ...joined, ...observed.said }
        expect(found.get(key)).toEqual(expected)
        expect(readers[of].raw({ source, key })).toBe(JSON.stringify(raw))
        if (goneAt !== null) goners += 1
      }
      for (const part of ['p', 'q']) {
        const open = [...oracle.values()].filter(
          (row) => row.part === part && row.goneAt === null && isOpen(row.observed),
        )
        const keys = open.map(({ observed }) => observed.key)
        expect(store.open({ of, source, part }).toSorted()).toEqual(keys.toSorted())
      }
      const standing = [...oracle.values()].filter(({ goneAt }) => goneAt === null)
      expect(readers[of].list({}).total).toBe(standing.length)
      const pages = 'SELECT coalesce(sum(rows), 0) FROM raw_pages'
      expect(db.prepare(pages).pluck().get()).toBe(oracle.size)
      expect(forgetAll(store, source)).toBe(oracle.size)
      expect(readers[of].list({ gone: true })).toMatchObject({ items: [], total: 0 })
      expect(db.prepare('SELECT count(*) FROM raw_pages').pluck().get()).toBe(0)
      expect(db.prepare('SELECT count(*) FROM observation_counts').pluck().get()).toBe(0)
      db.close()
    }),
    { numRuns: 100 },
  )
  expect(goners).toBeGreaterThan(5)
})

test.each(kinds)('%s: the order in which revisions come does not matter', (of) => {
  const lives = world(of).chain((things) => {
    const all = things.flat().map((observed) => ({ observed, raw: observed.said }))
    return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
  })
  fc.assert(
    fc.property(lives, fc.nat(5), ([inOrder, shuffled], size) => {
      const told = [inOrder, shuffled].map((rows) => {
        const db = emptyTables()
        const store = openObservationStore(db)
        const [source] = sourceIds
        for (let at = 0; at < rows.length; at += size + 1) {
          const leaf = rows.slice(at, at + size + 1)
          store.keep({ source, part: 'p', walk: 1, now: 1, rows: leaf })
        }
        const reader = readersOf(db)[of]
        const { items } = reader.list({ limit: 1000 })
        return items.map((item) => ({ item, raw: reader.raw({ source, key: item.key }) }))
      })
      expect(told[1]).toEqual(told[0])
    }),
    { numRuns: 60 },
  )
})
