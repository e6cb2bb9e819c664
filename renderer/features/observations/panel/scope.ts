import type { ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'

/** Of what a panel tells: a service, or all that a release moves. */
export type Scope = { readonly service: ServiceId } | { readonly release: ReleaseId }

export const isRelease = (scope: Scope): scope is { readonly release: ReleaseId } =>
  'release' in scope
