import { z } from 'zod'
import { EnvironmentId } from './ids.ts'
import { Label, Name } from './text.ts'

/** How much depends on it; 0 is the most. */
export const Tier = z.int().min(0).max(3)
export type Tier = z.infer<typeof Tier>

/** `stage` is the place in the promotion order: a release moves from lower to higher stages. */
export const EnvironmentDetails = z.strictObject({
  name: Name,
  stage: z.int().min(0).max(99),
  region: Label.nullable(),
  tier: Tier,
  sharing: z.enum(['shared', 'dedicated']),
  /** How many releases it takes at once; `null` says that nobody has said. */
  capacity: z.int().min(1).max(10_000).nullable(),
})
export type EnvironmentDetails = z.infer<typeof EnvironmentDetails>

export const Environment = z.object({
  id: EnvironmentId,
  name: z.string(),
  stage: z.int(),
  region: z.string().nullable(),
  tier: z.int(),
  sharing: z.string(),
  capacity: z.int().nullable(),
  retired: z.boolean(),
  version: z.int(),
})
export type Environment = z.infer<typeof Environment>
