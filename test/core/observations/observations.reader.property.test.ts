import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openObservationStore } from '#core/observations/observation-store.ts'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import { emptyTables, kinds, observe, readersOf, said, sourceIds } from './cast.ts'

const services = ['s1', 's2'] as ServiceId[]
const environments = ['e1', 'e2'] as EnvironmentId[]
const sourceId = fc.constantFrom(...sourceIds)
const project = fc.constantFrom('org/a', 'org/b', 'org/c')
const place = fc.constantFrom('prod', 'stage')

/** Asked for now and then: together, filters soon leave nothing. */
const rarely = <T>(asked: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: asked })
const asked = {
  source: rarely(sourceId),
  project: rarely(project),
  service: rarely(fc.constantFrom(...services)),
  services: rarely(fc.subarray(services)),
  from: rarely(fc.integer({ min: -3, max: 6 })),
  before: rarely(fc.integer({ min: 2, max: 12 })),
  gone: fc.option(fc.boolean(), { nil: undefined }),
}
const meant = fc
  .tuple(fc.constantFrom(...environments), fc.nat(8), fc.nat(6))
  .map(([environment, startsAt, length]) => ({ environment, startsAt, endsAt: startsAt + length }))
type Meant = { readonly environment: string; readonly startsAt: number; readonly endsAt: number }
const outcome = rarely(fc.constantFrom('waiting' as const, 'succeeded' as const))
const state = rarely(fc.constantFrom('open' as const, 'merged' as const))
const questions = {
  runs: fc.record({ ...asked, outcome }),
  deployments: fc.record({
    ...asked,
    outcome,
    environment: rarely(fc.constantFrom(...environments)),
    place: rarely(place),
    meant: rarely(fc.array(meant, { maxLength: 3 })),
  }),
  changes: fc.record({ ...asked, state }),
  sourceReleases: fc.record(asked),
  incidents: fc.record({
    ...asked,
    state: rarely(fc.constantFrom('firing' as const, 'resolved' as const)),
    severity: rarely(fc.constantFrom('critical' as const, 'warning' as const)),
    kind: rarely(fc.constantFrom('alert' as const, 'incident' as const)),
    open: rarely(fc.boolean()),
  }),
  quietPeriods: fc.record({
    ...asked,
    kind: rarely(fc.constantFrom('silence' as const, 'maintenance' as const)),
    endsAfter: rarely(fc.integer({ min: 0, max: 9 })),
  }),
  steps: fc.record({ ...asked, outcome, run: rarely(fc.constantFrom('r1', 'r2')) }),
  entries: fc.record({
    source: asked.source,
    before: asked.before,
    gone: asked.gone,
    calendar: rarely(fc.constantFrom('freezes', 'trains')),
    status: rarely(fc.constantFrom('confirmed' as const, 'cancelled' as const)),
    lastsBeyond: rarely(fc.integer({ min: 0, max: 9 })),
  }),
  catalogueEntries: fc.record({
    ...asked,
    kind: rarely(fc.constantFrom('component' as const, 'api' as const)),
  }),
  onCalls: fc.record({ ...asked, handsOverAfter: rarely(fc.integer({ min: 0, max: 9 })) }),
  healthChecks: fc.record({
    ...asked,
    kind: rarely(fc.constantFrom('target' as const, 'rule' as const)),
    health: rarely(fc.constantFrom('healthy' as const, 'failing' as const)),
  }),
}
type Question = Readonly<Record<string, unknown>>
type Item = Readonly<Record<string, unknown>> & {
  readonly source: string
  readonly key: string
  readonly goneAt: number | null
}

const joins = fc.record({
  projects: fc.uniqueArray(fc.tuple(sourceId, project, fc.constantFrom(...services)), {
    selector: ([source, name]) => source + name,
    maxLength: 5,
  }),
  places: fc.uniqueArray(fc.tuple(sourceId, place, fc.constantFrom(...environments)), {
    selector: ([source, name]) => source + name,
    maxLength: 3,
  }),
})

/** When it happened, as the list orders it; what does not say began before all. */
function momentOf(item: Item): number {
  const began = 'place' in item ? item['createdAt'] : (item['startedAt'] ?? item['startsAt'])
  const said = began ?? item['openedAt'] ?? item['publishedAt'] ?? item['createdAt']
  return Number(said ?? item['since'] ?? 0)
}

/** Not over by then; what has no end never is. */
const lasts = (end: unknown, beyond: unknown): boolean =>
  beyond === undefined || end === null || Number(end) > Number(beyond)

const isWanted =
  ({
    from,
    before,
    gone,
    open,
    endsAfter,
    handsOverAfter,
    lastsBeyond,
    services,
    meant,
    ...equal
  }: Question) =>
  (item: Item) =>
    (gone === true || item.goneAt === null) &&
    (services === undefined || (services as readonly unknown[]).includes(item['service'])) &&
    (meant === undefined ||
      (meant as readonly Meant[]).some(
        ({ environment, startsAt, endsAt }) =>
          item['environment'] === environment &&
          momentOf(item) >= startsAt &&
          momentOf(item) < endsAt,
      )) &&
    (open !== true || item['state'] !== 'resolved') &&
    (endsAfter === undefined || Number(item['endsAt']) > Number(endsAfter)) &&
    lasts(item['endsAt'] ?? null, handsOverAfter) &&
    lasts(item['lastEndsAt'] ?? null, lastsBeyond) &&
    (from === undefined || momentOf(item) >= Number(from)) &&
    (before === undefined || momentOf(item) < Number(before)) &&
    Object.entries(equal).every(([name, value]) => value === undefined || item[name] === value)

const inOrder = (a: Item, b: Item) =>
  momentOf(b) - momentOf(a) || (a.source + a.key < b.source + b.key ? 1 : -1)

test.each(kinds)('%s: a list is what a plain filter finds, page by page', (of) => {
  let listed = 0
  const words: fc.Arbitrary<object> = said[of]
  const things = fc.array(fc.tuple(sourceId, words, fc.boolean()), { maxLength: 25 })
  const asking: fc.Arbitrary<Question> = questions[of]
  const lives = fc.record({
    things,
    joins,
    questions: fc.array(asking, { minLength: 8, maxLength: 8 }),
  })
  fc.assert(
    fc.property(lives, fc.integer({ min: 1, max: 4 }), ({ things, joins, questions }, limit) => {
      const db = emptyTables()
      const store = openObservationStore(db)
      for (const [at, [source, one, stands]] of things.entries()) {
        const observed = observe({ of, key: `${at % 10}:${at}`, revision: 1, said: one })
        const part = stands ? 'stands' : 'goes'
        store.keep({ source, part, walk: 1, now: 1, rows: [{ observed, raw: one }] })
      }
      for (const source of sourceIds)
        store.markGone({ of, source, part: 'goes', before: 2, now: 2 })
      const joinProject = db.prepare("INSERT INTO joined_projects VALUES (?, ?, ?, 'because')")
      for (const join of joins.projects) joinProject.run(...join)
      const joinPlace = db.prepare("INSERT INTO joined_places VALUES (?, ?, ?, 'because')")
      for (const join of joins.places) joinPlace.run(...join)

      const reader = readersOf(db)[of]
      const list = (question: Question) =>
        reader.list(question) as unknown as {
          readonly items: Item[]
          readonly next: string | null
          readonly total: number
          readonly joined: number
        }
      const all = list({ gone: true, limit: 1000 }).items
      expect(all.length).toBe(things.length)
      for (const item of all) {
        const told = joins.projects.find(
          ([source, name]) => source === item.source && name === item['project'],
        )
        expect(item['service'] ?? null).toBe(told?.[2] ?? null)
      }
      for (const question of questions) {
        const expected = all.filter(isWanted(question)).toSorted(inOrder)
        const found: Item[] = []
        let after: string | null | undefined
        while (after !== null) {
          const page = list({ ...question, limit, ...(after && { after }) })
          expect(page.total).toBe(expected.length)
          expect(page.joined).toBe(
            expected.filter((item) => (item['service'] ?? null) !== null).length,
          )
          expect(page.items.length).toBeLessThanOrEqual(limit)
          found.push(...page.items)
          after = page.next
        }
        expect(found).toEqual(expected)
        listed += found.length
      }
      db.close()
    }),
    { numRuns: 80 },
  )
  expect(listed).toBeGreaterThan(50)
})
