import { z } from 'zod'
import { Tier } from './environment.ts'
import { ServiceId, TeamId } from './ids.ts'
import { Label, Name, Words } from './text.ts'
import { RepositoryAddress } from './web-address.ts'

export const VersionScheme = z.enum(['semantic', 'date'])
export type VersionScheme = z.infer<typeof VersionScheme>

export const Sensitivity = z.enum(['public', 'internal', 'confidential', 'restricted'])
export type Sensitivity = z.infer<typeof Sensitivity>

export const ServiceDetails = z.strictObject({
  name: Name,
  /** `null` where nobody owns it yet. */
  ownerTeam: TeamId.nullable(),
  tier: Tier,
  description: Words.nullable(),
  repository: RepositoryAddress.nullable(),
  /** `null` says that nobody has classified it, which is not the same as public. */
  sensitivity: Sensitivity.nullable(),
  regions: z.array(Label).max(50),
  /** `null` says that nobody has decided; likewise the scheme. */
  needsZeroDowntime: z.boolean().nullable(),
  versionScheme: VersionScheme.nullable(),
})
export type ServiceDetails = z.infer<typeof ServiceDetails>

export const Service = z.object({
  id: ServiceId,
  name: z.string(),
  ownerTeam: TeamId.nullable(),
  tier: z.int(),
  /** `null` where none was given or it has been erased. */
  description: z.string().nullable(),
  repository: z.string().nullable(),
  sensitivity: z.string().nullable(),
  regions: z.array(z.string()),
  needsZeroDowntime: z.boolean().nullable(),
  versionScheme: VersionScheme.nullable(),
  retired: z.boolean(),
  version: z.int(),
})
export type Service = z.infer<typeof Service>
