import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chooseEnvironments,
  readEnvironmentFilter,
} from '#renderer/features/environments/choose-environments.ts'
import { nothingSaid, valuesOf } from '#renderer/features/environments/environment-values.ts'
import { type Environment, EnvironmentDetails } from '#shared/vocabulary/environment.ts'
import { EnvironmentId } from '#shared/vocabulary/ids.ts'

const environment: fc.Arbitrary<Environment> = fc.record({
  id: fc.uuid().map((id) => EnvironmentId.parse(id)),
  name: fc.constantFrom('Staging', 'Production', 'Dev 2', 'Dev 10'),
  stage: fc.integer({ min: 0, max: 4 }),
  region: fc.constantFrom('eu-central', null),
  tier: fc.integer({ min: 0, max: 3 }),
  sharing: fc.constantFrom('shared', 'dedicated'),
  capacity: fc.constantFrom(1, 4, null),
  retired: fc.boolean(),
  version: fc.constant(1),
})
const environments = fc.array(environment, { maxLength: 20 })

test('they stand in promotion order, by name where the stage is the same', () => {
  fc.assert(
    fc.property(environments, (given) => {
      const shown = chooseEnvironments(given, readEnvironmentFilter({ retired: 'with' }))
      expect(new Set(shown)).toEqual(new Set(given))
      for (const [place, next] of shown.slice(1).entries()) {
        const before = shown[place]!
        expect(before.stage).toBeLessThanOrEqual(next.stage)
        if (before.stage === next.stage) {
          expect(before.name.localeCompare(next.name, 'en', { numeric: true })).not.toBe(1)
        }
      }
    }),
  )
})

test('retired ones are shown only where they are asked for', () => {
  fc.assert(
    fc.property(environments, fc.constantFrom('', 'with', 'only'), (given, retired) => {
      const shown = chooseEnvironments(given, readEnvironmentFilter({ retired }))
      const wanted = given.filter(
        (one) => retired === 'with' || one.retired === (retired === 'only'),
      )
      expect(new Set(shown)).toEqual(new Set(wanted))
    }),
  )
})

test('what nobody has said about capacity comes last in either order', () => {
  fc.assert(
    fc.property(environments, fc.constantFrom('capacity', '-capacity'), (given, sort) => {
      const shown = chooseEnvironments(given, readEnvironmentFilter({ retired: 'with', sort }))
      const firstUnknown = shown.findIndex(({ capacity }) => capacity === null)
      if (firstUnknown < 0) return
      expect(shown.slice(firstUnknown).every(({ capacity }) => capacity === null)).toBe(true)
    }),
  )
})

test('what the form holds is what the contract takes; a new one needs name, stage and tier', () => {
  fc.assert(
    fc.property(environment, (one) => {
      const { id: _, retired: __, version: ___, ...details } = one
      expect(EnvironmentDetails.parse(valuesOf(one))).toEqual(details)
    }),
  )
  const issues = EnvironmentDetails.safeParse(nothingSaid).error?.issues ?? []
  expect(issues.map(({ path }) => path[0])).toEqual(['name', 'stage', 'tier'])
})
