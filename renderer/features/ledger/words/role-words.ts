import type { Names } from './fact-teller.ts'

const roles: Readonly<Record<string, string>> = {
  viewer: 'viewer',
  coordinator: 'coordinator',
  releaseManager: 'release manager',
  deploymentLead: 'deployment lead',
  approver: 'approver',
  administrator: 'administrator',
}

export const roleWord = (role: string): string => roles[role] ?? role

type Scope = {
  readonly of: string
  readonly team?: string | undefined
  readonly service?: string | undefined
  readonly environment?: string | undefined
}

/** Where a role holds, to be read after it. */
export function scopeWords(scope: Scope, names: Names): string {
  if (scope.team) return ` for ${names.team(scope.team)}`
  if (scope.service) return ` for ${names.service(scope.service)}`
  return scope.environment ? ` in ${names.environment(scope.environment)}` : ''
}
