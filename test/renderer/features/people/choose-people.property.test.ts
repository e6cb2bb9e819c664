import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  choosePeople,
  entryOf,
  readPeopleFilter,
  sortPeople,
} from '#renderer/features/people/choose-people.ts'
import { inOrderOfStanding, whatIsMissing } from '#renderer/features/people/grant-standing.ts'
import { GrantId, PersonId, TeamId } from '#shared/vocabulary/ids.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { type Grant, GrantState, Role } from '#shared/vocabulary/role.ts'

const team = TeamId.parse('018f0000-0000-7000-8000-000000000001')
const now = Date.UTC(2026, 10, 20, 12)

const grant: fc.Arbitrary<Grant> = fc.record({
  id: fc.uuid().map((id) => GrantId.parse(id)),
  role: fc.constantFrom(...Role.options),
  scope: fc.constant({ of: 'workspace' as const }),
  state: fc.constantFrom(...GrantState.options),
  grantedBy: fc.constant('p'),
  grantedAt: fc.constant(0),
  needs: fc.constant(1),
  vouchers: fc.constant([]),
  reason: fc.constant(null),
})
const person: fc.Arbitrary<Person> = fc.record({
  id: fc.uuid().map((id) => PersonId.parse(id)),
  name: fc.constantFrom('Zoë', 'kim', 'Ada', null),
  contacts: fc.constantFrom(null, [], [{ kind: 'email', value: 'kim@example.org' }]),
  active: fc.boolean(),
  timeZone: fc.constantFrom('Asia/Kolkata', 'America/New_York', 'Europe/Berlin', null),
  workingHours: fc.constant([]),
  absences: fc.constant([]),
  teams: fc.constantFrom([], [team]),
  grants: fc.array(grant, { maxLength: 3 }),
  osUser: fc.constant(null),
  hasPassphrase: fc.boolean(),
  version: fc.constant(1),
})
const people = fc.array(person, { maxLength: 15 })
const entriesOf = (given: readonly Person[]) =>
  given.map((one) => entryOf(one, one.teams.length > 0 ? ['Payments'] : []))

test('those in service come first, whatever the order; erased names come after the others', () => {
  const sort = fc.constantFrom('name', '-name', 'teams', '-roles', 'zone')
  fc.assert(
    fc.property(people, sort, (given, text) => {
      const filter = readPeopleFilter({ sort: text })
      const sorted = sortPeople(entriesOf(given), { sort: filter.sort, now }).map((e) => e.person)
      expect(new Set(sorted)).toEqual(new Set(given))
      const active = given.filter((one) => one.active).length
      expect(sorted.slice(0, active).every((one) => one.active)).toBe(true)
      if (filter.sort.by !== 'name') return
      const names = sorted.slice(0, active).map(({ name }) => name)
      const known = names.filter((name) => name !== null).length
      expect(names.slice(known).every((name) => name === null)).toBe(true)
    }),
  )
})

test('zones are sorted by their clocks from west to east', () => {
  const [one] = fc.sample(person, 1)
  const zones = ['Asia/Kolkata', null, 'America/New_York', 'Europe/Berlin']
  const given = zones.map((timeZone) => ({ ...one!, active: true, timeZone }))
  const { sort } = readPeopleFilter({ sort: 'zone' })
  const sorted = sortPeople(entriesOf(given), { sort, now }).map((e) => e.person.timeZone)
  expect(sorted).toEqual(['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', null])
})

test('a role counts for the filter only where it holds', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(...Role.options), (given, role) => {
      const chosen = choosePeople(entriesOf(given), readPeopleFilter({ role }))
      const wanted = given.filter(({ grants }) =>
        grants.some((one) => one.role === role && one.state === 'effective'),
      )
      expect(chosen).toEqual(wanted)
    }),
  )
})

test('team and words narrow down together', () => {
  fc.assert(
    fc.property(people, (given) => {
      const chosen = choosePeople(entriesOf(given), readPeopleFilter({ team, words: 'ZOE pay' }))
      expect(chosen).toEqual(given.filter(({ name, teams }) => name === 'Zoë' && teams.length > 0))
    }),
  )
})

test('grants that stand come before those that were revoked', () => {
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 6 }), (given) => {
      const ordered = inOrderOfStanding(given)
      expect(new Set(ordered)).toEqual(new Set(given))
      const revoked = given.filter(({ state }) => state === 'revoked').length
      expect(ordered.slice(ordered.length - revoked).every((one) => one.state === 'revoked')).toBe(
        true,
      )
    }),
  )
})

const provisional = (needs: number, ...vouchers: Grant['vouchers']) =>
  whatIsMissing(
    {
      id: GrantId.parse('018f0000-0000-7000-8000-000000000009'),
      role: 'administrator',
      scope: { of: 'workspace' },
      state: 'provisional',
      grantedBy: 'ada',
      grantedAt: 0,
      needs,
      vouchers,
      reason: null,
    },
    'kim',
  )

test('a provisional grant says what it waits for', () => {
  expect(provisional(2, { person: 'ada', assurance: 'os' })).toEqual([
    '1 of 2 needed people stand behind it',
  ])
  expect(provisional(1, { person: 'ada', assurance: 'declared' })).toEqual([
    '0 of 1 needed people stand behind it',
    '1 more on their declared word alone',
  ])
  const lent = [
    { person: 'ada', assurance: 'os' },
    { person: 'zoe', assurance: 'proved' },
  ]
  expect(provisional(2, ...lent)[0]).toMatch(/gave that person their passphrase or account/)
})
