import { judgeTwoPerson } from '#shared/domain/people/two-person.ts'
import type { Grant, Role } from '#shared/vocabulary/role.ts'

/** Why a provisional grant gives nothing yet. */
export function whatIsMissing({ needs, vouchers }: Grant, grantee: string): readonly string[] {
  const { outcome, because } = judgeTwoPerson(vouchers, { needs, barred: [grantee] })
  // The core also weighs who lately gave whom a passphrase, which no screen is told.
  if (outcome === 'met') {
    return [
      'enough people stand behind it, but for seven days one counts as a mere word where another of them gave that person their passphrase or account',
    ]
  }
  return because
}

/** Roles that hold by now, each once; those that are merely provisional are not among them. */
export const rolesIn = (grants: readonly Grant[]): readonly Role[] => [
  ...new Set(grants.filter(({ state }) => state === 'effective').map(({ role }) => role)),
]

/** What stands first, revoked ones last, in the order they were granted. */
export const inOrderOfStanding = (grants: readonly Grant[]): readonly Grant[] => [
  ...grants.filter(({ state }) => state !== 'revoked'),
  ...grants.filter(({ state }) => state === 'revoked').toReversed(),
]
