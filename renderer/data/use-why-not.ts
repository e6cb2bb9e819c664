import type { Permission } from '#shared/vocabulary/permission.ts'
import { useMe } from './use-me.ts'
import { useWall } from './wall.ts'

type Wanted = {
  readonly permission: Permission
  /** Whose own affair it is, which needs no role. */
  readonly orSelf?: string
}

/** Why whoever sits here cannot do something; `undefined` where they may. */
export function useWhyNot({ permission, orSelf }: Wanted): string | undefined {
  const { status, may } = useMe()
  const wall = useWall()
  if (may(permission)) return undefined
  if (wall) return 'This is a wall display: it only shows.'
  if (!status) return 'It is not known yet what you may do here.'
  if (status.viewOnly !== null) return status.viewOnly
  if (status.me === null) return 'Nobody is known to sit here; say who you are first.'
  if (status.me.person === orSelf) return undefined
  return `None of your roles allows this (${permission}); an administrator can grant you one.`
}
