import { use } from 'react'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { useQueryOf } from './use-query-of.ts'
import { WallContext } from './wall.ts'

type Status = OutputOf<'workspace.status'>

export type Me = {
  readonly status: Status | undefined
  readonly person: Person | undefined
  /** The zone that moments are told in: the person's own, else this machine's. */
  readonly zone: string
  /** Whether anything may be done about this: never on a wall or in a workspace that is view-only. */
  readonly may: (permission: Permission) => boolean
}

const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Who sits here, where their clock stands and what they may do. */
export function useMe(): Me {
  const wall = use(WallContext)
  const { data: status } = useQueryOf('workspace.status', {})
  const id = status?.me?.person
  const known = useQueryOf('people.get', { personId: id ?? '' }, { enabled: id !== undefined })
  const person = known.data?.person ?? undefined
  const permissions = status?.me?.permissions ?? []
  return {
    status,
    person,
    zone: person?.timeZone ?? machineZone,
    may: (permission) => {
      if (permission.endsWith(':read')) return permissions.includes(permission)
      return !wall && status?.viewOnly === null && permissions.includes(permission)
    },
  }
}
