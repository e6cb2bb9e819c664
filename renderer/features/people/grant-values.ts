import type { Scope } from '#shared/vocabulary/role.ts'

/** What the form holds while nothing is chosen yet. */
export type GrantValues = {
  role: string | null
  scope: WrittenScope
  reason: string
}

type WrittenScope =
  | { readonly of: 'workspace' }
  | { readonly of: 'team'; readonly team: string }
  | { readonly of: 'service'; readonly service: string }
  | { readonly of: 'environment'; readonly environment: string }

export const emptyScope = (of: string | null): WrittenScope =>
  of === 'team' || of === 'service' || of === 'environment' ? scopeTo(of, '') : { of: 'workspace' }

export function scopeTo(of: Scope['of'], id: string): WrittenScope {
  if (of === 'team') return { of, team: id }
  if (of === 'service') return { of, service: id }
  return of === 'environment' ? { of, environment: id } : { of: 'workspace' }
}

export function idIn(scope: WrittenScope): string {
  if (scope.of === 'team') return scope.team
  if (scope.of === 'service') return scope.service
  return scope.of === 'environment' ? scope.environment : ''
}
