import { z } from 'zod'
import { EnvironmentId, GrantId, ServiceId, TeamId } from './ids.ts'

export const Role = z.enum([
  'viewer',
  'coordinator',
  'releaseManager',
  'deploymentLead',
  'approver',
  'administrator',
])
export type Role = z.infer<typeof Role>

/** Where a role holds. */
export const Scope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('workspace') }),
  z.strictObject({ of: z.literal('team'), team: TeamId }),
  z.strictObject({ of: z.literal('service'), service: ServiceId }),
  z.strictObject({ of: z.literal('environment'), environment: EnvironmentId }),
])
export type Scope = z.infer<typeof Scope>

/** A provisional grant gives nothing until it is confirmed. */
export const GrantState = z.enum(['provisional', 'effective', 'revoked'])
export type GrantState = z.infer<typeof GrantState>

export const Grant = z.object({
  id: GrantId,
  role: Role,
  scope: Scope,
  state: GrantState,
  grantedBy: z.string(),
  grantedAt: z.int(),
  /** How many different people have to stand behind it, and who does so far. */
  needs: z.int(),
  vouchers: z.array(z.object({ person: z.string(), assurance: z.string() })),
  /** `null` where it has been erased. */
  reason: z.string().nullable(),
})
export type Grant = z.infer<typeof Grant>
