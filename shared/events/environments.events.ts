import { z } from 'zod'
import { EnvironmentId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const details = z.object({
  name: z.string(),
  stage: z.number(),
  region: z.string().nullable(),
  tier: z.number(),
  sharing: z.string(),
  capacity: z.number().nullable(),
})
const reason = z.object({ reason: z.string() })

export const environmentEvents = {
  'environment.added': fact(EnvironmentId, details),
  'environment.changed': fact(
    EnvironmentId,
    z.object({ from: details.partial(), to: details.partial() }),
  ),
  'environment.retired': fact(EnvironmentId, z.object({}), reason),
  'environment.reinstated': fact(EnvironmentId, z.object({}), reason),
} as const
