import { z } from 'zod'

export const WorkspaceId = z.uuid().brand<'WorkspaceId'>()
export type WorkspaceId = z.infer<typeof WorkspaceId>

/** Whoever holds a signing key; see the README's decisions. */
export const DeviceId = z.uuid().brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>

export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

export const TeamId = z.uuid().brand<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>

export const GrantId = z.uuid().brand<'GrantId'>()
export type GrantId = z.infer<typeof GrantId>

export const AbsenceId = z.uuid().brand<'AbsenceId'>()
export type AbsenceId = z.infer<typeof AbsenceId>

export const EnvironmentId = z.uuid().brand<'EnvironmentId'>()
export type EnvironmentId = z.infer<typeof EnvironmentId>

export const ServiceId = z.uuid().brand<'ServiceId'>()
export type ServiceId = z.infer<typeof ServiceId>

export const ReleaseId = z.uuid().brand<'ReleaseId'>()
export type ReleaseId = z.infer<typeof ReleaseId>

export const ItemId = z.uuid().brand<'ItemId'>()
export type ItemId = z.infer<typeof ItemId>

export const ActivityId = z.uuid().brand<'ActivityId'>()
export type ActivityId = z.infer<typeof ActivityId>

export const DocumentId = z.uuid().brand<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>

export const SourceId = z.uuid().brand<'SourceId'>()
export type SourceId = z.infer<typeof SourceId>

export const MetricId = z.uuid().brand<'MetricId'>()
export type MetricId = z.infer<typeof MetricId>

export const JoinRuleId = z.uuid().brand<'JoinRuleId'>()
export type JoinRuleId = z.infer<typeof JoinRuleId>

export const FactId = z.uuid().brand<'FactId'>()
export type FactId = z.infer<typeof FactId>

/** SHA-256 in lower-case hexadecimal: what an attachment is called by. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 digest in lower-case hexadecimal')
  .brand<'Digest'>()
export type Digest = z.infer<typeof Digest>
