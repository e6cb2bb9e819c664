import { z } from 'zod'
import { ServiceId, TeamId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const details = z.object({
  name: z.string(),
  ownerTeam: TeamId.nullable(),
  tier: z.number(),
  repository: z.string().nullable(),
  sensitivity: z.string().nullable(),
  regions: z.array(z.string()),
  needsZeroDowntime: z.boolean().nullable(),
  versionScheme: z.string().nullable(),
})
const description = z.object({ description: z.string().nullable() })
const reason = z.object({ reason: z.string() })

export const serviceEvents = {
  'service.added': fact(ServiceId, details, description),
  'service.changed': fact(ServiceId, z.object({ from: details.partial(), to: details.partial() })),
  'service.described': fact(ServiceId, z.object({}), description),
  'service.retired': fact(ServiceId, z.object({}), reason),
  'service.reinstated': fact(ServiceId, z.object({}), reason),
} as const
