import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  commonScopes,
  covers,
  type Place,
  roleAllows,
  scopesOf,
} from '#shared/domain/people/permissions.ts'
import { type Grant, Role, type Scope } from '#shared/vocabulary/role.ts'
import { place, scope, scopes } from './arbitraries.ts'

test('a further scope never takes reach away', () => {
  fc.assert(
    fc.property(scopes, scope, place, (held, more, place) => {
      if (covers(held, place)) expect(covers([...held, more], place)).toBe(true)
    }),
  )
})

test('neither order nor repetition of scopes matters', () => {
  fc.assert(
    fc.property(scopes, place, (held, place) => {
      expect(covers([...held.toReversed(), ...held], place)).toBe(covers(held, place))
    }),
  )
})

test('the workspace reaches everywhere, and nothing named is reached by it alone', () => {
  fc.assert(
    fc.property(scopes, place, (held, place) => {
      expect(covers([...held, { of: 'workspace' }], place)).toBe(true)
      const whole = held.some(({ of }) => of === 'workspace')
      expect(covers(held, {})).toBe(whole)
      expect(covers(held, { teams: [], services: [], environments: [] })).toBe(whole)
    }),
  )
})

test('without a scope nothing is reached', () => {
  fc.assert(
    fc.property(place, (place) => {
      expect(covers([], place)).toBe(false)
    }),
  )
})

test('a further team or service to be touched never makes reaching easier', () => {
  fc.assert(
    fc.property(scopes, place, place, (held, place, more) => {
      const owned: Place = { teams: place.teams ?? [], services: place.services ?? [] }
      const wider: Place = {
        teams: [...(place.teams ?? []), ...(more.teams ?? [])],
        services: [...(place.services ?? []), ...(more.services ?? [])],
      }
      const named = [...(owned.teams ?? []), ...(owned.services ?? [])].length > 0
      if (named && covers(held, wider)) expect(covers(held, owned)).toBe(true)
    }),
  )
})

const teamOf = (service: string) =>
  service === 'service c' ? undefined : service.replace('service', 'team')

test('what two share reaches nowhere that either does not, and with itself everywhere it did', () => {
  fc.assert(
    fc.property(scopes, scopes, place, (some, others, named) => {
      const services = (named.services ?? []).map(({ id }) => ({ id, team: teamOf(id) ?? null }))
      const place = { ...named, services }
      const reach = (held: readonly Scope[]) => covers(held, place)
      const common = reach(commonScopes([some, others], teamOf))
      if (common) expect([reach(some), reach(others)]).toEqual([true, true])
      expect(reach(commonScopes([others, some], teamOf))).toBe(common)
      expect(reach(commonScopes([some, some], teamOf))).toBe(reach(some))
      expect(reach(commonScopes([some, [{ of: 'workspace' }]], teamOf))).toBe(reach(some))
    }),
  )
})

test('of a team and one of its services the service is shared', () => {
  const [core, pay] = [team('team a'), service('service a')]
  expect(commonScopes([[core], [pay]], teamOf)).toEqual([pay])
  expect(commonScopes([[core], [service('service b')]], teamOf)).toEqual([])
})

const team = (id: string) => ({ of: 'team', team: id }) as Scope
const service = (id: string) => ({ of: 'service', service: id }) as Scope

test.each([
  ['by itself', [service('pay')], { services: [{ id: 'pay', team: 'core' }] }, true],
  ['by its team', [team('core')], { services: [{ id: 'pay', team: 'core' }] }, true],
  ['not by another team', [team('web')], { services: [{ id: 'pay', team: 'core' }] }, false],
  ['not without a team', [team('core')], { services: [{ id: 'pay', team: null }] }, false],
  ['not by half', [team('core')], { teams: ['core', 'web'] }, false],
  ['not a team by a service', [service('core')], { teams: ['core'] }, false],
])('a service is reached %s', (_, held, place, reached) => {
  expect(covers(held, place)).toBe(reached)
})

test('only effective grants give anything', () => {
  const grant = (state: Grant['state']) =>
    ({ role: 'administrator', scope: team(state), state }) as Grant
  const grants = [grant('provisional'), grant('effective'), grant('revoked')]
  expect(scopesOf(grants, 'people:administer')).toEqual([team('effective')])
})

test('every role may look, and only an administrator may administer', () => {
  for (const role of Role.options) {
    expect(roleAllows(role, 'releases:read')).toBe(true)
    expect(roleAllows(role, 'people:administer')).toBe(role === 'administrator')
  }
})
