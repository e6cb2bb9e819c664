import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPreset, presetOf, presets } from '#renderer/features/releases/list/presets.ts'
import { hrefTo, parseAddress } from '#renderer/workbench/address.ts'
import { askOf } from '#renderer/workbench/release-query/ask-of-wanted.ts'
import type { DayTerm } from '#renderer/workbench/release-query/day-term.ts'
import {
  isBare,
  type Query,
  readWanted,
  type Wanted,
  writeWanted,
} from '#renderer/workbench/release-query/wanted.ts'
import { contract } from '#shared/contract/index.ts'
import { EnvironmentId, PersonId, ServiceId } from '#shared/vocabulary/ids.ts'
import { ReleaseClass, ReleaseSort, ReleaseState } from '#shared/vocabulary/release.ts'

const NOW = Date.UTC(2026, 10, 20, 21, 30)
const me = PersonId.parse('019a0000-0000-7000-8000-000000000001')
const reader = { me, now: NOW, zone: 'Europe/Berlin' }

const past: readonly ReleaseState[] = ['deployed', 'closed', 'cancelled']

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const uuid = fc.uuid({ version: 7 })
const day: fc.Arbitrary<DayTerm> = fc.oneof(
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom('now', 'today'),
  fc.integer({ min: -9999, max: 9999 }).map((days) => `today${days < 0 ? '' : '+'}${days}`),
)

/** Every list that can be meant, each in its one spelling. */
const meant: fc.Arbitrary<Wanted> = fc.record({
  words: fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replace(/\p{Cc}/gu, '').trim()),
  states: fc.oneof(
    fc.constantFrom('open' as const, 'any' as const),
    fc
      .subarray([...ReleaseState.options], { minLength: 1, maxLength: 10 })
      .filter((states) => states.length !== 8 || states.some((state) => past.includes(state))),
  ),
  classes: fc.subarray([...ReleaseClass.options]),
  person: maybe(
    fc.oneof(
      fc.constant('me' as const),
      uuid.map((id) => PersonId.parse(id)),
    ),
  ),
  service: maybe(uuid.map((id) => ServiceId.parse(id))),
  environment: maybe(uuid.map((id) => EnvironmentId.parse(id))),
  from: maybe(day),
  until: maybe(day),
  sort: fc.record({
    by: fc.constantFrom(...ReleaseSort.shape.by.options),
    order: fc.constantFrom(...ReleaseSort.shape.order.options),
  }),
})

/** Addresses as people mangle them: known parts with anything in them, and unknown parts. */
const mangled: fc.Arbitrary<Query> = fc.dictionary(
  fc.constantFrom(
    ...['words', 'state', 'class', 'person', 'service', 'environment'],
    ...['from', 'until', 'sort', 'order', 'open', 'wall'],
  ),
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('open', 'any', 'draft,closed', 'closed,draft,draft', 'major,nonsense', 'me'),
    fc.constantFrom(
      'name',
      'descending',
      '2026-02-30',
      'today+99999',
      'today',
      `${'x'.repeat(119)}🚆`,
    ),
  ),
)

const throughTheAddress = (wanted: Wanted): Wanted =>
  readWanted(parseAddress(hrefTo(['releases'], writeWanted(wanted))).query)

test('what is meant goes into the address and comes out of it the same', () => {
  fc.assert(
    fc.property(meant, (wanted) => {
      expect(throughTheAddress(wanted)).toEqual(wanted)
    }),
  )
})

test('whatever stands in an address is read as something, and is written as what it was read as', () => {
  fc.assert(
    fc.property(mangled, (query) => {
      const wanted = readWanted(query)
      expect(throughTheAddress(wanted)).toEqual(wanted)
    }),
  )
})

test('the core understands whatever an address can ask', () => {
  const { input } = contract['releases.rows']
  fc.assert(
    fc.property(fc.oneof(meant, mangled.map(readWanted)), (wanted) => {
      expect(input.safeParse(askOf(wanted, reader)).error).toBeUndefined()
    }),
  )
})

test('an address that asks for nothing is bare, and shows what is not over, earliest first', () => {
  expect(isBare({ open: 'x', wall: 'on' })).toBe(true)
  expect(isBare({ state: 'open' })).toBe(false)
  const ask = askOf(readWanted({}), reader)
  expect(ask?.states).toEqual(ReleaseState.options.filter((state) => !past.includes(state)))
  expect(ask?.sort).toEqual({ by: 'startsAt', order: 'ascending' })
  expect(Object.keys(ask ?? {}).toSorted()).toEqual(['sort', 'states'])
})

test('one’s own releases are never everybody’s: without a person nothing is asked', () => {
  const own = readWanted({ person: 'me' })
  expect(askOf(own, reader)?.person).toBe(me)
  expect(askOf(own, { ...reader, me: undefined })).toBeUndefined()
})

test('days are those of the reader, and the last one counts whole', () => {
  const ask = (query: Query) => askOf(readWanted(query), reader)
  expect(ask({ from: '2026-11-20', until: '2026-11-20' })).toMatchObject({
    startsFrom: Date.UTC(2026, 10, 19, 23),
    startsBefore: Date.UTC(2026, 10, 20, 23),
  })
  const turn = ask({ from: '2026-03-29', until: '2026-03-29' })
  expect((turn?.startsBefore ?? 0) - (turn?.startsFrom ?? 0)).toBe(23 * 3_600_000)
  expect(ask({ from: 'today+1' })?.startsFrom).toBe(Date.UTC(2026, 10, 20, 23))
  expect(ask({ from: 'now' })?.startsFrom).toBe(NOW)
  const inAuckland = askOf(readWanted({ from: 'today' }), { ...reader, zone: 'Pacific/Auckland' })
  expect(inAuckland?.startsFrom).toBe(Date.UTC(2026, 10, 20, 11))
  const noMidnight = { ...reader, zone: 'America/Sao_Paulo' }
  const skipped = askOf(readWanted({ from: '2018-11-04' }), noMidnight)
  expect(skipped?.startsFrom).toBe(Date.UTC(2018, 10, 4, 3))
})

test('what is not over and what is past make the whole, and share nothing', () => {
  const statesAskedBy = (id: string) => {
    const part = presetOf(id)
    if (!part) throw new Error(`no preset ${id}`)
    return askOf({ ...readWanted({}), ...part }, reader)?.states ?? []
  }
  const halves = [...statesAskedBy('open'), ...statesAskedBy('past')]
  expect(halves.toSorted()).toEqual([...ReleaseState.options].toSorted())
  expect(statesAskedBy('past').toSorted()).toEqual(past.toSorted())
})

test('each preset is recognised in the address it leads to, and no other one is', () => {
  for (const preset of presets) {
    const shown = throughTheAddress({ ...readWanted({ words: 'pay' }), ...preset.part })
    expect(presets.filter((one) => isPreset(shown, one))).toEqual([preset])
    expect(shown.words).toBe('pay')
  }
})
