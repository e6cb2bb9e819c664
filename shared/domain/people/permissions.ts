import type { ServiceId } from '#shared/vocabulary/ids.ts'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { Grant, Role, Scope } from '#shared/vocabulary/role.ts'

const reading: readonly Permission[] = [
  'workspace:read',
  'people:read',
  'environments:read',
  'services:read',
  'releases:read',
  'ledger:read',
  'sources:read',
]

const coordinating: readonly Permission[] = [
  ...reading,
  'environments:write',
  'releases:write',
  'workspace:operate',
]

/** What each role may do; an administrator may do everything. */
const permissionsOf: Readonly<Record<Exclude<Role, 'administrator'>, readonly Permission[]>> = {
  viewer: reading,
  coordinator: coordinating,
  releaseManager: [...coordinating, 'services:write', 'people:write', 'sources:write'],
  deploymentLead: [...reading, 'releases:write', 'releases:run', 'workspace:operate'],
  approver: [...reading, 'releases:approve'],
}

export const roleAllows = (role: Role, permission: Permission): boolean =>
  role === 'administrator' || permissionsOf[role].includes(permission)

/** Where somebody with these grants has the permission; nowhere where the list is empty. */
export const scopesOf = (grants: readonly Grant[], permission: Permission): readonly Scope[] =>
  grants
    .filter(({ state, role }) => state === 'effective' && roleAllows(role, permission))
    .map(({ scope }) => scope)

/** What a command is about, as far as scopes can name it. */
export type Place = {
  readonly services?: readonly { readonly id: string; readonly team: string | null }[]
  readonly teams?: readonly string[]
  readonly environments?: readonly string[]
}

/**
 * Whether scopes cover what a command is about: the whole workspace; or each service and team it
 * touches, a service by itself or by its team; or each environment it touches. Nothing named is
 * covered by the workspace alone.
 */
export function covers(scopes: readonly Scope[], place: Place): boolean {
  const { services = [], teams = [], environments = [] } = place
  const holds = (of: Scope['of'], id: string | null) =>
    scopes.some((scope) => scope.of === of && idOf(scope) === id)
  const owned = [
    ...services.map(({ id, team }) => holds('service', id) || holds('team', team)),
    ...teams.map((team) => holds('team', team)),
  ]
  const placed = environments.map((environment) => holds('environment', environment))
  return scopes.some(({ of }) => of === 'workspace') || all(owned) || all(placed)
}

type TeamOf = (service: ServiceId) => string | undefined

/** What lies within both: the narrower of each two scopes of which one lies in the other. */
export const commonScopes = (
  [some, others]: readonly [readonly Scope[], readonly Scope[]],
  teamOf: TeamOf,
): readonly Scope[] =>
  some.flatMap((a) =>
    others.flatMap((b) => {
      if (liesIn(a, { scope: b, teamOf })) return [a]
      return liesIn(b, { scope: a, teamOf }) ? [b] : []
    }),
  )

function liesIn(
  inner: Scope,
  { scope, teamOf }: { readonly scope: Scope; readonly teamOf: TeamOf },
): boolean {
  if (scope.of === 'workspace') return true
  if (inner.of === 'service' && scope.of === 'team') return teamOf(inner.service) === scope.team
  return inner.of === scope.of && idOf(inner) === idOf(scope)
}

const all = (held: readonly boolean[]) => held.length > 0 && held.every(Boolean)

/** What a scope is limited to; `undefined` for the whole workspace. */
export function idOf(scope: Scope): string | undefined {
  if (scope.of === 'team') return scope.team
  if (scope.of === 'service') return scope.service
  return scope.of === 'environment' ? scope.environment : undefined
}
