import { expect, test } from 'vitest'
import { nothingSaid, valuesOf } from '#renderer/features/services/service-values.ts'
import { ServiceId } from '#shared/vocabulary/ids.ts'
import { ServiceDetails } from '#shared/vocabulary/service.ts'

const service = {
  id: ServiceId.parse('018f0000-0000-7000-8000-000000000003'),
  name: 'checkout',
  ownerTeam: null,
  tier: 1,
  description: null,
  repository: null,
  sensitivity: 'restricted',
  regions: ['eu'],
  needsZeroDowntime: null,
  versionScheme: null,
  retired: false,
  version: 3,
}

test('what the form holds of a service is what the contract takes', () => {
  expect(ServiceDetails.parse(valuesOf(service))).toEqual({
    name: 'checkout',
    ownerTeam: null,
    tier: 1,
    description: null,
    repository: null,
    sensitivity: 'restricted',
    regions: ['eu'],
    needsZeroDowntime: null,
    versionScheme: null,
  })
})

test('a sensitivity of a later version does not spoil the form', () => {
  expect(valuesOf({ ...service, sensitivity: 'cosmic' }).sensitivity).toBeNull()
})

test('a new service needs a name and a tier, and nothing else', () => {
  const read = ServiceDetails.safeParse(nothingSaid)
  expect(read.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'tier'])
})
