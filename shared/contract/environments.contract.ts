import { z } from 'zod'
import { Environment, EnvironmentDetails } from '#shared/vocabulary/environment.ts'
import { EnvironmentId } from '#shared/vocabulary/ids.ts'
import { paged, pageOf } from '#shared/vocabulary/page.ts'
import { Words } from '#shared/vocabulary/text.ts'
import { command, query } from './operation.ts'

const environmentId = EnvironmentId
const expectedVersion = z.int()
const { name, stage, region, tier, sharing, capacity } = EnvironmentDetails.shape

export const environments = {
  'environments.list': query({
    says: 'Lists environments in the order they were added.',
    requires: 'environments:read',
    reads: ['environments'],
    input: z.strictObject({ ...pageOf(EnvironmentId), retired: z.boolean().optional() }),
    output: paged(Environment, EnvironmentId),
  }),
  'environments.get': query({
    says: 'One environment; null where there is none.',
    requires: 'environments:read',
    reads: ['environments'],
    input: z.strictObject({ environmentId }),
    output: z.object({ environment: Environment.nullable() }),
  }),
  'environments.add': command({
    says: 'Adds a place that releases go to, at its stage of the promotion order.',
    requires: 'environments:write',
    refusals: ['environments/name-taken'],
    input: z.strictObject({
      name,
      stage,
      tier,
      region: region.optional(),
      sharing: sharing.optional(),
      capacity: capacity.optional(),
    }),
    output: Environment,
  }),
  'environments.change': command({
    says: 'Changes what is said about an environment.',
    requires: 'environments:write',
    refusals: [
      'environments/unknown',
      'environments/stale',
      'environments/name-taken',
      'environments/nothing-changed',
    ],
    input: z.strictObject({
      environmentId,
      changes: EnvironmentDetails.partial(),
      expectedVersion,
    }),
    output: Environment,
  }),
  'environments.retire': command({
    says: 'Takes an environment out of use; what happened there stays.',
    requires: 'environments:write',
    refusals: ['environments/unknown', 'environments/stale', 'environments/already-retired'],
    input: z.strictObject({ environmentId, reason: Words, expectedVersion }),
    output: Environment,
  }),
  'environments.reinstate': command({
    says: 'Takes a retired environment back into use.',
    requires: 'environments:write',
    refusals: ['environments/unknown', 'environments/stale', 'environments/not-retired'],
    input: z.strictObject({ environmentId, reason: Words, expectedVersion }),
    output: Environment,
  }),
} as const
