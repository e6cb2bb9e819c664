import fc from 'fast-check'
import type { Scope } from '#shared/vocabulary/role.ts'

/** Few enough of each that they meet often. */
export const person = fc.constantFrom('ann', 'bob', 'cem', 'dee', 'eve')
export const assurance = fc.constantFrom('os', 'proved', 'declared', 'program')
export const vote = fc.record({ person, assurance })
export const votes = fc.array(vote, { maxLength: 8 })

const named = fc.constantFrom('a', 'b', 'c')
export const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant({ of: 'workspace' } as const),
  fc
    .tuple(fc.constantFrom('team', 'service', 'environment'), named)
    .map(([of, id]) => ({ of, [of]: `${of} ${id}` }) as Scope),
)
export const scopes = fc.array(scope, { maxLength: 4 })

const teamId = named.map((id) => `team ${id}`)
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 })
export const place = fc.record(
  {
    teams: list(teamId),
    services: list(fc.record({ id: named.map((id) => `service ${id}`), team: fc.option(teamId) })),
    environments: list(named.map((id) => `environment ${id}`)),
  },
  { requiredKeys: [] },
)
