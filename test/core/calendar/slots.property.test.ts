import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutputOf } from '#shared/contract/index.ts'
import { clockAt } from '#shared/time/clock-at.ts'
import { addDays, startOfDay } from '#shared/time/days.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { addEnvironment, addService, reason, seen } from '../releases/cast.ts'

type Slot = OutputOf<'calendar.slots'>['items'][number]

const HOUR = 60 * 60 * 1000
/** The clocks of Berlin are set forward on the 29th. */
const START = Date.parse('2026-03-27T00:00:00Z')
const zone = 'Europe/Berlin'

const planned = fc.record({
  class: fc.constantFrom('standard', 'hotfix'),
  gone: fc.constantFrom('no', 'no', 'cancelled'),
  moves: fc.subarray([0, 1]),
  activities: fc.array(
    fc.record({
      environment: fc.nat(1),
      from: fc.integer({ min: 0, max: 110 }),
      lasts: fc.constantFrom(1, 5, 26, 70),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})
const asked = fc.record({
  from: fc.integer({ min: -10, max: 120 }),
  lasts: fc.constantFrom(0, 1, 24, 100),
  environment: fc.option(fc.nat(1), { nil: undefined }),
  service: fc.option(fc.nat(1), { nil: undefined }),
  class: fc.option(fc.constantFrom('standard' as const, 'hotfix' as const), { nil: undefined }),
  cancelled: fc.boolean(),
  limit: fc.integer({ min: 1, max: 5 }),
})

async function setScene(core: TestCore) {
  const environments = [await addEnvironment(core, 'a'), await addEnvironment(core, 'b')]
  const services = [await addService(core, { name: 'x' }), await addService(core, { name: 'y' })]
  return { environments: environments.map(({ id }) => id), services: services.map(({ id }) => id) }
}

type Scene = Awaited<ReturnType<typeof setScene>>
type Planned = typeof planned extends fc.Arbitrary<infer P> ? P : never

async function plan(core: TestCore, scene: Scene, said: Planned): Promise<Slot[]> {
  const clock = (hours: number) => clockAt({ at: START + hours * HOUR, zone })
  const release = await core.get('releases.plan', {
    name: 'r',
    class: said.class as 'standard',
    items: said.moves.map((at) => ({
      kind: 'service',
      title: 't',
      service: scene.services[at]!,
    })),
    activities: said.activities.map(({ environment, from, lasts }) => ({
      environment: scene.environments[environment]!,
      slot: { zone, from: clock(from), to: clock(from + lasts) },
    })),
  })
  const gone = said.gone !== 'no'
  const { state, version } = gone
    ? await core.get('releases.setState', {
        ...seen(release),
        to: said.gone as 'cancelled',
        reason,
      })
    : release
  return release.activities.map(({ id, ...activity }) => ({
    ...activity,
    activity: id,
    release: release.id,
    releaseName: 'r',
    class: release.class,
    state,
    services: said.moves.map((at) => scene.services[at]!).toSorted(),
    lead: null,
    owner: null,
    version,
  }))
}

async function walk(core: TestCore, ask: object): Promise<Slot[]> {
  const found: Slot[] = []
  for (let after: string | undefined; ; ) {
    const page = await core.get('calendar.slots', {
      ...(ask as { from: number; until: number }),
      ...(after && { after }),
    })
    found.push(...page.items)
    expect(page.total).toBeGreaterThanOrEqual(found.length)
    if (page.next === null) {
      expect(page.total).toBe(found.length)
      return found
    }
    after = page.next
  }
}

test('what is on in a range is told in order and once, however it is narrowed and paged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(planned, { maxLength: 5 }), asked, async (all, narrowed) => {
      const core = await startCore()
      const scene = await setScene(core)
      const slots: Slot[] = []
      for (const one of all) slots.push(...(await plan(core, scene, one)))
      const from = START + narrowed.from * HOUR
      const until = from + narrowed.lasts * HOUR
      const environment = scene.environments[narrowed.environment ?? -1]
      const service = scene.services[narrowed.service ?? -1]
      const found = await walk(core, {
        from,
        until,
        limit: narrowed.limit,
        ...(environment && { environments: [environment] }),
        ...(service && { services: [service] }),
        ...(narrowed.class && { classes: [narrowed.class] }),
        ...(narrowed.cancelled && { states: ['cancelled'] }),
      })
      const wanted = slots
        .filter(({ slot }) => slot.startsAt < until && slot.endsAt > from)
        .filter((slot) => !environment || slot.environment === environment)
        .filter((slot) => !service || slot.services.includes(service))
        .filter((slot) => !narrowed.class || slot.class === narrowed.class)
        .filter(({ state }) => (narrowed.cancelled ? state === 'cancelled' : state === 'draft'))
        .toSorted((a, b) => a.slot.startsAt - b.slot.startsAt || (a.activity < b.activity ? -1 : 1))
      expect(found).toEqual(wanted)
      await core.close()
    }),
    { numRuns: 40 },
  )
})

test('each day counts what touches it, the day on which clocks are set forward too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(planned, { maxLength: 5 }), fc.nat(3), async (all, most) => {
      const core = await startCore()
      const scene = await setScene(core)
      const slots: Slot[] = []
      for (const one of all) slots.push(...(await plan(core, scene, one)))
      const said = { from: '2026-03-26', until: '2026-04-03', zone, most }
      const { days } = await core.get('calendar.days', said)
      expect(days.map(({ day }) => day)).toEqual(
        Array.from({ length: 9 }, (_, index) => addDays('2026-03-26', index)),
      )
      for (const { day, startsAt, endsAt, count, first } of days) {
        expect([startsAt, endsAt]).toEqual([
          startOfDay(day, zone),
          startOfDay(addDays(day, 1), zone),
        ])
        const wanted = slots
          .filter(({ state }) => state === 'draft')
          .filter(({ slot }) => slot.startsAt < endsAt && slot.endsAt > startsAt)
          .toSorted(
            (a, b) => a.slot.startsAt - b.slot.startsAt || (a.activity < b.activity ? -1 : 1),
          )
        expect({ day, count, first }).toEqual({
          day,
          count: wanted.length,
          first: wanted.slice(0, most),
        })
      }
      await core.close()
    }),
    { numRuns: 30 },
  )
})

test('more days than a year are refused', async () => {
  const core = await startCore()
  const asked = { from: '2026-01-01', until: '2028-01-01', zone }
  expect(await core.ask('calendar.days', asked)).toMatchObject({
    ok: false,
    failure: { code: 'rpc/invalid' },
  })
})
