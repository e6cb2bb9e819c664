import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskOf, OutputOf } from '#shared/contract/index.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { type Release, ReleaseClass, ReleaseState } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { hour, seen } from './cast.ts'

type Row = OutputOf<'releases.rows'>['items'][number]
type Wanted = AskOf<'releases.rows'>
type Scene = {
  readonly people: readonly Person[]
  readonly services: readonly Service[]
  readonly environments: readonly Environment[]
}

const place = fc.nat(2)
const drawn = fc.record({
  name: fc.constantFrom('Autumn', 'autumn 2', 'Winter_1', '100 % sure', 'Winter', 'back\\slash'),
  class: fc.constantFrom(...ReleaseClass.options),
  owner: fc.option(place),
  lead: fc.option(place),
  items: fc.array(place, { maxLength: 3 }),
  activities: fc.array(fc.record({ environment: place, from: fc.integer({ min: 1, max: 20 }) }), {
    maxLength: 3,
  }),
  keys: fc.array(fc.constantFrom('CHG1', 'chg12', 'OPS_1'), { maxLength: 2 }),
  after: fc.constantFrom('nothing', 'cancelled', 'fewer', 'moved'),
})
/** Asked for now and then: together, filters soon leave nothing. */
const rarely = <T>(asked: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: asked })
const wanted = fc.record({
  words: rarely(
    fc
      .array(fc.constantFrom('autumn', 'w', '_', '%', '\\', 'chg1', '1', 'a', '2', 'zzz'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((words) => words.join('  ')),
  ),
  states: rarely(
    fc.uniqueArray(fc.constantFrom<ReleaseState>('draft', 'cancelled', 'ready'), { minLength: 1 }),
  ),
  classes: rarely(fc.uniqueArray(fc.constantFrom(...ReleaseClass.options), { minLength: 1 })),
  person: rarely(place),
  service: rarely(place),
  environment: rarely(place),
  startsFrom: rarely(fc.constantFrom(5, 10, 15)),
  startsBefore: rarely(fc.constantFrom(6, 12, 18)),
  sort: fc.option(
    fc.record({
      by: fc.constantFrom('startsAt', 'name', 'class', 'state', 'owner', 'lead', 'items'),
      order: fc.constantFrom('ascending', 'descending'),
    }),
    { nil: undefined },
  ),
  offset: fc.nat(6),
  limit: fc.integer({ min: 1, max: 6 }),
})
const atHour = (of: number) => Date.parse(`2026-11-20T${String(of).padStart(2, '0')}:00+01:00`)

async function setScene({ get, kim }: TestCore): Promise<Scene> {
  const people = [kim]
  for (const name of ['ann', 'Zed']) people.push(await get('people.add', { name }))
  const services: Service[] = []
  const environments: Environment[] = []
  for (const name of ['a', 'b', 'c']) {
    services.push(await get('services.add', { name, tier: 1 }))
    environments.push(await get('environments.add', { name, stage: 1, tier: 1 }))
  }
  return { people, services, environments }
}

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

async function play(core: TestCore, scene: Scene, one: Drawn): Promise<void> {
  const person = (at: number | null) => (at === null ? null : scene.people[at]!.id)
  const activity = ({ environment, from }: Drawn['activities'][number]) => ({
    environment: scene.environments[environment]!.id,
    // Both show the same time in November, so that only the zone tells which came first.
    slot: hour(from, { zone: environment === 1 ? 'Europe/Paris' : 'Europe/Berlin' }),
  })
  let release = await core.get('releases.plan', {
    name: one.name,
    class: one.class,
    owner: person(one.owner),
    lead: person(one.lead),
    references: one.keys.map((key) => ({ system: 'ITSM', key, url: null })),
    items: one.items.map((at) => ({
      kind: 'service' as const,
      title: 'one',
      service: scene.services[at]!.id,
    })),
    activities: one.activities.map(activity),
  })
  const why = { reason: 'because the test says so' }
  if (one.after === 'cancelled') {
    await core.get('releases.setState', { ...seen(release), to: 'cancelled', ...why })
  }
  const [first] = release.activities
  if (one.after === 'fewer') {
    if (first) {
      const removed = { ...seen(release), activityId: first.id, ...why }
      release = await core.get('releases.removeActivity', removed)
    }
    const [item] = release.items
    if (item) await core.get('releases.removeItem', { ...seen(release), itemId: item.id })
  }
  if (one.after === 'moved' && first) {
    const changes = activity({ environment: 0, from: 21 })
    await core.get('releases.changeActivity', {
      ...seen(release),
      activityId: first.id,
      changes,
      ...why,
    })
  }
}

/** As a table would show it, from the release as a whole. */
function toRow(release: Release, { people, environments }: Scene): Row {
  const { id, name, state, strategy, owner, lead, version } = release
  const slots = release.activities.map(({ slot }) => slot)
  const [first] = slots.toSorted((x, y) => x.startsAt - y.startsAt)
  const nameOf = (person: string | null) => people.find((one) => one.id === person)?.name ?? null
  const places = release.activities.map(
    (activity) => environments.find((one) => one.id === activity.environment)!.name,
  )
  return {
    ...{ id, name, class: release.class, state, strategy, owner, lead, version },
    ownerName: nameOf(owner),
    leadName: nameOf(lead),
    items: release.items.length,
    environments: [...new Set(places)],
    references: [...new Set(release.references.map(({ key }) => key))],
    startsAt: first?.startsAt ?? null,
    endsAt: slots.length === 0 ? null : Math.max(...slots.map(({ endsAt }) => endsAt)),
    zone: first?.zone ?? null,
  }
}

function matches(release: Release, row: Row, wanted: Wanted): boolean {
  const { words, states, classes, person, service, environment, startsFrom, startsBefore } = wanted
  const isFound = (word: string) =>
    [row.name, ...row.references].some((text) => text.toLowerCase().includes(word))
  return (
    (words?.split('  ').every(isFound) ?? true) &&
    (states?.includes(row.state) ?? true) &&
    (classes?.includes(row.class) ?? true) &&
    (person === undefined || row.owner === person || row.lead === person) &&
    (service === undefined || release.items.some((item) => item.service === service)) &&
    (environment === undefined ||
      release.activities.some((activity) => activity.environment === environment)) &&
    (startsFrom === undefined || (row.startsAt !== null && row.startsAt >= startsFrom)) &&
    (startsBefore === undefined || (row.startsAt !== null && row.startsAt < startsBefore))
  )
}

const keyOf = (row: Row, by: string): string | number | null => {
  if (by === 'class') return ReleaseClass.options.indexOf(row.class)
  if (by === 'state') return ReleaseState.options.indexOf(row.state)
  if (by === 'owner') return row.ownerName?.toLowerCase() ?? null
  if (by === 'lead') return row.leadName?.toLowerCase() ?? null
  if (by === 'name') return row.name.toLowerCase()
  return by === 'items' ? row.items : row.startsAt
}

const sign = (x: string | number, y: string | number) => (x < y ? -1 : x > y ? 1 : 0)

function inOrder(rows: readonly Row[], { by, order }: NonNullable<Wanted['sort']>): Row[] {
  const way = order === 'ascending' ? 1 : -1
  return rows.toSorted((one, other) => {
    const [x, y] = [keyOf(one, by), keyOf(other, by)]
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1
      return way * sign(one.id, other.id)
    }
    return way * (sign(x, y) || sign(one.id, other.id))
  })
}

test('rows are the releases that match, in the order asked for, a stretch of them', async () => {
  const lives = fc.tuple(
    fc.array(drawn, { minLength: 1, maxLength: 12 }),
    fc.array(wanted, { minLength: 20, maxLength: 40 }),
  )
  let shown = 0
  await fc.assert(
    fc.asyncProperty(lives, async ([releases, questions]) => {
      const core = await startCore()
      const scene = await setScene(core)
      for (const one of releases) await play(core, scene, one)
      const { items } = await core.get('releases.list', {})
      const all = items.map((release) => ({ release, row: toRow(release, scene) }))
      for (const { person, service, environment, startsFrom, startsBefore, ...rest } of questions) {
        const question = {
          ...rest,
          ...(person !== undefined && { person: scene.people[person]!.id }),
          ...(service !== undefined && { service: scene.services[service]!.id }),
          ...(environment !== undefined && { environment: scene.environments[environment]!.id }),
          ...(startsFrom !== undefined && { startsFrom: atHour(startsFrom) }),
          ...(startsBefore !== undefined && { startsBefore: atHour(startsBefore) }),
        } as Wanted
        const { sort = { by: 'startsAt', order: 'ascending' }, offset = 0, limit = 100 } = question
        const matching = all.filter(({ release, row }) => matches(release, row, question))
        const ordered = inOrder(
          matching.map(({ row }) => row),
          sort,
        )
        const found = await core.get('releases.rows', question)
        expect(found).toEqual({
          total: ordered.length,
          items: ordered.slice(offset, offset + limit),
        })
        shown += found.items.length
      }
      await core.close()
    }),
    { numRuns: 40 },
  )
  expect(shown).toBeGreaterThan(100)
})
