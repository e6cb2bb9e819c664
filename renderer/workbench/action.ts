import type { Icon } from '@tabler/icons-react'
import { createContext, use, useEffect } from 'react'
import type { StoreApi } from 'zustand'
import type { CoreClient } from '#shared/contract/index.ts'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { Address } from './address.ts'

/** The menus, in their order. */
export const menus = ['Go', 'Release', 'Catalogue', 'Workspace', 'View', 'Help'] as const
export type MenuName = (typeof menus)[number]

/** What an action may look at to know whether it applies, and what it works with. */
export type Situation = {
  readonly address: Address
  readonly core: CoreClient
  /** What whoever sits here may do somewhere; the core decides about the very thing. */
  readonly may: (permission: Permission) => boolean
  readonly wall: boolean
}

/** One thing that can be done, for palette, menus, keyboard and its help alike. */
export type Action = {
  readonly id: string
  readonly label: string
  readonly menu: MenuName
  readonly keywords?: readonly string[]
  /** As tinykeys reads it: `$mod+k`, `g r`, `?`. */
  readonly shortcut?: string
  readonly icon?: Icon
  readonly appliesTo?: (situation: Situation) => boolean
  readonly perform: (situation: Situation) => void
}

export const applies = (action: Action, situation: Situation): boolean =>
  action.appliesTo?.(situation) ?? true

/** Actions that stand only while what they are about is on the screen. */
export type PassingActions = StoreApi<{ readonly actions: readonly Action[] }>
export const PassingActionsContext = createContext<PassingActions | undefined>(undefined)

/** Adds actions to the registry while the component is there; give it a list that keeps its identity. */
export function useActions(actions: readonly Action[]): void {
  const passing = use(PassingActionsContext)
  useEffect(() => {
    if (!passing) return undefined
    passing.setState((now) => ({ actions: [...now.actions, ...actions] }))
    return () =>
      passing.setState((now) => ({ actions: now.actions.filter((one) => !actions.includes(one)) }))
  }, [passing, actions])
}
