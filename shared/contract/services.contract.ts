import { z } from 'zod'
import { ServiceId, TeamId } from '#shared/vocabulary/ids.ts'
import { paged, pageOf } from '#shared/vocabulary/page.ts'
import { Service, ServiceDetails } from '#shared/vocabulary/service.ts'
import { Label, Words } from '#shared/vocabulary/text.ts'
import { command, query } from './operation.ts'

const serviceId = ServiceId
const expectedVersion = z.int()
const { name, tier, ...rest } = ServiceDetails.shape

export const services = {
  'services.list': query({
    says: 'Lists services in the order they were added.',
    requires: 'services:read',
    reads: ['services'],
    input: z.strictObject({
      ...pageOf(ServiceId),
      retired: z.boolean().optional(),
      ownerTeam: TeamId.optional(),
    }),
    output: paged(Service, ServiceId),
  }),
  'services.get': query({
    says: 'One service; null where there is none.',
    requires: 'services:read',
    reads: ['services'],
    input: z.strictObject({ serviceId }),
    output: z.object({ service: Service.nullable() }),
  }),
  'services.add': command({
    says: 'Adds a service; what is left out stays unknown.',
    requires: 'services:write',
    refusals: ['services/name-taken', 'services/unknown-team'],
    input: z.strictObject({ name, tier, ...z.strictObject(rest).partial().shape }),
    output: Service,
  }),
  'services.change': command({
    says: 'Changes what is said about a service.',
    requires: 'services:write',
    refusals: [
      'services/unknown',
      'services/stale',
      'services/name-taken',
      'services/unknown-team',
      'services/nothing-changed',
    ],
    input: z.strictObject({ serviceId, changes: ServiceDetails.partial(), expectedVersion }),
    output: Service,
  }),
  'services.retire': command({
    says: 'Takes a service out of use; its history stays.',
    requires: 'services:write',
    refusals: ['services/unknown', 'services/stale', 'services/already-retired'],
    input: z.strictObject({ serviceId, reason: Words, expectedVersion }),
    output: Service,
  }),
  'services.reinstate': command({
    says: 'Takes a retired service back into use.',
    requires: 'services:write',
    refusals: ['services/unknown', 'services/stale', 'services/not-retired'],
    input: z.strictObject({ serviceId, reason: Words, expectedVersion }),
    output: Service,
  }),
  'services.compareVersions': query({
    says: 'Says which of two versions is newer by the service’s own scheme, or that it cannot tell.',
    requires: 'services:read',
    reads: ['services'],
    input: z.strictObject({ serviceId, a: Label, b: Label }),
    output: z.object({
      outcome: z.enum(['newer', 'older', 'same', 'cannotTell']),
      because: z.string(),
    }),
  }),
} as const
