import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CHANGE_LIFE_MS,
  changeTouchedAt,
} from '../../../electron/rehearsal/upstream/world/changes.ts'
import { type Daybook, touchedFirst } from '../../../electron/rehearsal/upstream/world/daybook.ts'
import { deploymentTouchedAt } from '../../../electron/rehearsal/upstream/world/deployments.ts'
import { incidentAt, incidentsOf } from '../../../electron/rehearsal/upstream/world/incidents.ts'
import { requestsAt } from '../../../electron/rehearsal/upstream/world/metrics.ts'
import { RUN_LIFE_MS, runAt } from '../../../electron/rehearsal/upstream/world/runs.ts'
import {
  type Known,
  measuredOf,
  openWorld,
} from '../../../electron/rehearsal/upstream/world/world.ts'
import { FRIDAY, someCast } from './some-upstream.ts'

const DAY_MS = 24 * 60 * 60_000

const books = ['changes', 'runs', 'builds', 'deployments'] as const
const someBook = fc.record({
  service: fc.integer({ min: 0, max: someCast.repositories.length - 1 }),
  book: fc.constantFrom(...books),
  at: fc.integer({ min: FRIDAY - 20 * DAY_MS, max: FRIDAY + 9 * DAY_MS }),
})

type Some = { readonly service: number; readonly book: (typeof books)[number]; readonly at: number }
type Dated = { readonly createdAt: number }

const world = openWorld(someCast)
const knownOf = (service: number): Known => world.of(someCast.repositories[service]!)
// What the books hold differs, but each of it is dated.
const bookOf = (known: Known, book: Some['book']) => known[book] as unknown as Daybook<Dated>

test('the same cast makes the same world, wherever in it one begins to look', () => {
  fc.assert(
    fc.property(someBook, ({ service, book, at }) => {
      const other = openWorld(someCast)
      const there = bookOf(other.of(someCast.repositories[service]!), book)
      const here = bookOf(knownOf(service), book)
      const page = { skip: 3, most: 20 }
      expect(there.newestFirst(at, page)).toEqual(here.newestFirst(at, page))
    }),
    { numRuns: 60 },
  )
})

test('pages of any size make the whole, each thing once and the newest first', () => {
  fc.assert(
    fc.property(someBook, fc.integer({ min: 1, max: 40 }), ({ service, book, at }, size) => {
      const told = bookOf(knownOf(service), book)
      const pages: { number: number; is: Dated }[] = []
      for (let skip = 0; ; skip += size) {
        const page = told.newestFirst(at, { skip, most: size })
        pages.push(...page)
        if (page.length < size) break
      }
      const count = told.countAt(at)
      expect(pages.map(({ number }) => number)).toEqual(
        Array.from({ length: count }, (_, i) => count - i),
      )
      const days = [...told.between(0, at)]
      expect(pages.map(({ is }) => is).toReversed()).toEqual(days)
      const moments = pages.map(({ is }) => is.createdAt)
      expect(moments).toEqual(moments.toSorted((a, b) => b - a))
    }),
    { numRuns: 60 },
  )
})

test('nothing of the future is told, and nothing that was told is gone later', () => {
  fc.assert(
    fc.property(
      someBook,
      fc.integer({ min: 0, max: 3 * DAY_MS }),
      ({ service, book, at }, passed) => {
        const told = bookOf(knownOf(service), book)
        const now = told.newestFirst(at, { skip: 0, most: 50 })
        expect(now.every(({ is }) => is.createdAt <= at)).toBe(true)
        expect(told.countAt(at + passed)).toBeGreaterThanOrEqual(told.countAt(at))
        for (const { number, is } of now) expect(told.find(number, at + passed)).toEqual(is)
      },
    ),
    { numRuns: 60 },
  )
})

test('what was touched last comes first, and nothing is left out', () => {
  const ways = {
    changes: { lifeMs: CHANGE_LIFE_MS, touchedAt: changeTouchedAt },
    runs: { lifeMs: RUN_LIFE_MS, touchedAt: (run: never, at: number) => runAt(run, at).touchedAt },
    deployments: { lifeMs: DAY_MS, touchedAt: deploymentTouchedAt },
  }
  fc.assert(
    fc.property(someBook, fc.option(fc.integer({ min: 0, max: 12 * DAY_MS })), (some, back) => {
      const { service, book, at } = some
      const { lifeMs, touchedAt } = ways[book === 'builds' ? 'runs' : book]
      const told = bookOf(knownOf(service), book)
      const until = back === null ? undefined : at - back
      // Each way belongs to the book it is named after.
      const touched = (is: Dated) => touchedAt(is as never, at)
      const found = [...touchedFirst({ book: told, at, lifeMs, touchedAt: touched, until })]
      const naive = [...told.between(0, at)].map(touched).filter((one) => one <= (until ?? at))
      expect(found.map((one) => one.touchedAt)).toEqual(naive.toSorted((a, b) => b - a))
      expect(new Set(found.map(({ number }) => number)).size).toBe(found.length)
    }),
    { numRuns: 80 },
  )
})

test('a run goes on and never back', () => {
  const order = { queued: 0, running: 1, ended: 2 }
  fc.assert(
    fc.property(
      someBook,
      fc.integer({ min: 1, max: 8 * 60 * 60_000 }),
      ({ service, at }, passed) => {
        for (const { is } of knownOf(service).runs.newestFirst(at, { skip: 0, most: 12 })) {
          const [before, after] = [runAt(is, at), runAt(is, at + passed)]
          expect(after.touchedAt).toBeGreaterThanOrEqual(before.touchedAt)
          expect(before.touchedAt).toBeLessThanOrEqual(at)
          const steps = ({ attempt, state }: typeof before) => attempt * 3 + order[state]
          expect(steps(after)).toBeGreaterThanOrEqual(steps(before))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a counter only grows, but where its process began anew', () => {
  fc.assert(
    fc.property(someBook, ({ service, at }) => {
      const known = knownOf(service)
      const measured = measuredOf(world, { known, at })
      const counting = { ...measured, track: 'stable', status: '5xx' } as const
      for (let ms = at - DAY_MS; ms < at; ms += 60 * 60_000) {
        const anew = measured.restarts.some((one) => one > ms && one <= ms + 60 * 60_000)
        const [before, after] = [requestsAt(counting, ms), requestsAt(counting, ms + 60 * 60_000)]
        if (!anew && !Number.isNaN(before)) expect(after).toBeGreaterThanOrEqual(before)
      }
    }),
    { numRuns: 40 },
  )
})

test('incidents come the newest first, stand still once they are told, and end', () => {
  const all = [...incidentsOf(world, { since: 0, until: FRIDAY })]
  expect(all.length).toBeGreaterThan(20)
  const moments = all.map(({ createdAt }) => createdAt)
  expect(moments).toEqual(moments.toSorted((a, b) => b - a))
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  const earlier = [...incidentsOf(world, { since: 0, until: FRIDAY - 3 * DAY_MS })]
  expect(all.slice(-earlier.length)).toEqual(earlier)
  expect(earlier.map((one) => incidentAt(one, FRIDAY))).not.toContain('triggered')
})

test('what a release brought to production was brought there in the world around it', () => {
  const done = someCast.rollouts.filter(({ place }) => place.startsWith('production'))
  expect(done.length).toBeGreaterThan(10)
  for (const { repository, place, version, at } of done) {
    const known = world.find(({ key }) => key === repository)!
    const there = [...known.deployments.between(at, at)]
    expect(there).toContainEqual(expect.objectContaining({ place, version }))
  }
  expect(Math.max(...done.map(({ endsAt }) => endsAt ?? 0))).toBeLessThan(someCast.present)
})
