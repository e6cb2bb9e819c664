import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changesOf,
  detailsOfValues,
  faultsOfDetails,
  valuesOfDetails,
} from '#renderer/features/releases/release/details/details-values.ts'
import {
  faultsOfItem,
  itemOfValues,
  valuesOfItem,
} from '#renderer/features/releases/release/items/item-values.ts'
import {
  activityOfValues,
  changesOfActivity,
  faultsOfActivity,
  placedSlot,
  valuesOfActivity,
} from '#renderer/features/releases/release/slots/activity-values.ts'
import { readClockAt } from '#shared/time/clock-reading.ts'
import {
  Activity,
  ActivityDetails,
  Item,
  Release,
  ReleaseDetails,
} from '#shared/vocabulary/release.ts'
import type { Slot } from '#shared/vocabulary/slot.ts'
import { someRelease } from '../../../../domain/releases/some-release.ts'
import { nearClockChange, someDetails, someItemDetails, somePlace, uuid } from './some-values.ts'

test('details go through their form unharmed, and the contract takes them', () => {
  fc.assert(
    fc.property(someDetails, (said) => {
      const release = Release.parse({ ...someRelease(), ...said })
      const values = valuesOfDetails(release)
      expect(detailsOfValues(values)).toEqual(said)
      expect(ReleaseDetails.safeParse(said).success).toBe(
        Object.keys(faultsOfDetails(values)).length === 0,
      )
    }),
  )
})

test('blank rows are not sent, and a fault is told at the row that it is about', () => {
  const values = {
    ...valuesOfDetails(someRelease()),
    references: [
      { system: ' ', key: '', url: '' },
      { system: 'Jira', key: 'A-1', url: 'nowhere' },
    ],
    abortCriteria: ['', 'x'.repeat(8001)],
  }
  expect(detailsOfValues(values).references).toHaveLength(1)
  const faults = faultsOfDetails(values)
  expect(Object.keys(faults).sort()).toEqual(['abortCriteria.1', 'references.1.url'])
})

test('only what was changed is sent', () => {
  const values = { ...valuesOfDetails(someRelease()), goal: ' Faster ' }
  expect(changesOf(values, ['goal'])).toEqual({ goal: 'Faster' })
})

test('an item goes through its form unharmed', () => {
  fc.assert(
    fc.property(someItemDetails, uuid, (said, id) => {
      const item = Item.parse({ ...said, id, state: 'pending' })
      expect(itemOfValues(valuesOfItem(item))).toEqual(said)
    }),
  )
})

test('a version is held against the scheme of its service, and a service item names one', () => {
  const values = {
    ...valuesOfItem({ ...someItemIn('01935000-0000-7000-8000-000000000009'), version: '1.x' }),
  }
  const counts = (versionScheme: 'semantic' | null) => () =>
    ({ name: 'checkout', versionScheme }) as never
  expect(faultsOfItem(values, counts('semantic'))).toEqual({
    version: expect.stringContaining('checkout counts versions by the semantic scheme'),
  })
  expect(faultsOfItem(values, counts(null))).toEqual({})
  expect(faultsOfItem({ ...values, service: null }, counts(null))).toHaveProperty('service')
})

const someItemIn = (service: string) =>
  Item.parse({
    id: service,
    kind: 'service',
    title: 'checkout',
    service,
    version: null,
    buildId: null,
    artifactDigest: null,
    changeReference: null,
    businessCapability: null,
    state: 'pending',
  })

type Place = { readonly zone: string; readonly startsAt: number; readonly length: number }

/** A slot as the core would keep it; `undefined` where one word cannot say which two hours are meant. */
function slotAt({ zone, startsAt, length }: Place): Slot | undefined {
  const endsAt = startsAt + length
  const [from, to] = [readClockAt(startsAt, zone), readClockAt(endsAt, zone)]
  const repeated = from.repeated ?? to.repeated
  if (from.repeated && to.repeated && from.repeated !== to.repeated) return undefined
  return { zone, from: from.time, to: to.time, repeated: repeated ?? null, startsAt, endsAt }
}

test('an activity goes through its form unharmed, and lies where it lay', () => {
  const somewhere = fc.record({ environment: uuid, place: fc.oneof(somePlace, nearClockChange) })
  fc.assert(
    fc.property(somewhere, ({ environment, place }) => {
      const slot = slotAt(place)
      fc.pre(slot !== undefined)
      const said = { title: null, environment, region: 'eu', slot }
      const activity = Activity.parse({ ...said, id: environment })
      const values = valuesOfActivity(activity)
      expect(faultsOfActivity(values)).toEqual({})
      const details = ActivityDetails.parse(activityOfValues(values))
      expect({ ...details, slot: placedSlot(details.slot) }).toEqual(said)
    }),
    { numRuns: 500 },
  )
})

test.each([
  { from: '2026-03-29T02:30', to: '2026-03-29T04:00', at: 'from' },
  { from: '2026-03-29T01:30', to: '2026-03-29T02:10', at: 'to' },
  { from: '2026-10-25T02:30', to: '2026-10-25T04:00', at: 'repeated' },
  { from: '2026-11-02T02:30', to: '2026-11-02T02:30', at: 'to' },
  { from: '2026-01-02T02:30', to: '2026-11-02T02:30', at: 'to' },
  { from: '', to: '2026-11-02T02:30', at: 'from' },
])('a slot from $from to $to in Berlin is faulted at its $at', ({ from, to, at }) => {
  const values = {
    ...valuesOfActivity(someBerlinActivity),
    from,
    to,
  }
  expect(Object.keys(faultsOfActivity(values))).toEqual([at])
})

const someBerlinActivity = Activity.parse({
  id: '01935000-0000-7000-8000-000000000002',
  title: null,
  environment: '01935000-0000-7000-8000-000000000003',
  region: null,
  slot: slotAt({ zone: 'Europe/Berlin', startsAt: Date.UTC(2026, 10, 20), length: 60_000 }),
})

test('whichever part of a slot was changed, it is sent whole and nothing else with it', () => {
  const values = valuesOfActivity(someBerlinActivity)
  const { slot } = activityOfValues(values)
  expect(changesOfActivity(values, ['to'])).toEqual({ slot })
  expect(changesOfActivity(values, ['region'])).toEqual({ region: null })
})
