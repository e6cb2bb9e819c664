import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chooseServices,
  entryOf,
  readServiceFilter,
  sortEntries,
} from '#renderer/features/services/choose-services.ts'
import { ServiceId, TeamId } from '#shared/vocabulary/ids.ts'
import type { Service } from '#shared/vocabulary/service.ts'

const teams = {
  payments: TeamId.parse('018f0000-0000-7000-8000-000000000001'),
  freight: TeamId.parse('018f0000-0000-7000-8000-000000000002'),
}
const ownerName = (team: string | null) =>
  team === null ? null : team === teams.payments ? 'Payments' : 'Freight'

const service: fc.Arbitrary<Service> = fc.record({
  id: fc.uuid().map((id) => ServiceId.parse(id)),
  name: fc.constantFrom('checkout', 'Ledger', 'Zoë'),
  ownerTeam: fc.constantFrom(teams.payments, teams.freight, null),
  tier: fc.integer({ min: 0, max: 3 }),
  description: fc.constantFrom(null, 'takes money'),
  repository: fc.constant(null),
  sensitivity: fc.constantFrom('public', 'restricted', null),
  regions: fc.subarray(['eu-central', 'us-east']),
  needsZeroDowntime: fc.constantFrom(true, false, null),
  versionScheme: fc.constantFrom('semantic' as const, 'date' as const, null),
  retired: fc.boolean(),
  version: fc.constant(1),
})
const services = fc.array(service, { maxLength: 20 })
const query = fc.record(
  {
    words: fc.constantFrom('', 'check', 'zoe', 'pay money', 'EU', 'nothing like it'),
    team: fc.constantFrom<string>(teams.payments, 'none', ''),
    tier: fc.constantFrom('0', '2', ''),
    retired: fc.constantFrom('with', 'only', 'perhaps'),
  },
  { requiredKeys: [] },
)

const entriesOf = (given: readonly Service[]) =>
  given.map((one) => entryOf(one, ownerName(one.ownerTeam)))

/** The filter as a person would say it, one wish after the other. */
function passes(one: Service, { words = '', team = '', tier = '', retired }: Asked): boolean {
  if (retired === 'only' && !one.retired) return false
  if (retired !== 'only' && retired !== 'with' && one.retired) return false
  if (tier !== '' && one.tier !== Number(tier)) return false
  if (team === 'none' && one.ownerTeam !== null) return false
  if (team !== '' && team !== 'none' && one.ownerTeam !== team) return false
  const { name, description, regions, sensitivity, versionScheme, ownerTeam } = one
  const text = [name, description, ...regions, sensitivity, versionScheme, ownerName(ownerTeam)]
    .join(' ')
    .toLowerCase()
    .replaceAll('ë', 'e')
  return words
    .toLowerCase()
    .split(' ')
    .every((word) => text.includes(word))
}
type Asked = Readonly<Partial<Record<'words' | 'team' | 'tier' | 'retired', string>>>

test('exactly those that pass every wish are shown', () => {
  fc.assert(
    fc.property(services, query, (given, asked) => {
      const chosen = chooseServices(entriesOf(given), readServiceFilter(asked))
      expect(chosen).toEqual(given.filter((one) => passes(one, asked)))
    }),
    { numRuns: 300 },
  )
})

test('sorting loses nothing and puts what is unknown last', () => {
  const by = fc.constantFrom('owner', 'scheme', 'regions', 'sensitivity', 'downtime')
  const isKnown: Readonly<Record<string, (one: Service) => boolean>> = {
    owner: (one) => one.ownerTeam !== null,
    scheme: (one) => one.versionScheme !== null,
    regions: (one) => one.regions.length > 0,
    sensitivity: (one) => one.sensitivity !== null,
    downtime: (one) => one.needsZeroDowntime !== null,
  }
  fc.assert(
    fc.property(services, by, fc.boolean(), (given, column, down) => {
      const { sort } = readServiceFilter({ sort: `${down ? '-' : ''}${column}` })
      const sorted = sortEntries(entriesOf(given), sort).map((entry) => entry.service)
      expect(new Set(sorted)).toEqual(new Set(given))
      const known = sorted.map((one) => isKnown[column]?.(one))
      expect(known.lastIndexOf(true)).toBeLessThan(
        known.includes(false) ? known.indexOf(false) : known.length,
      )
    }),
  )
})
