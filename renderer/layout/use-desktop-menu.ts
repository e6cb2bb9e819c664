import { useEffect, useRef } from 'react'
import { type Action, applies, menus, type Situation } from '#renderer/workbench/action.ts'
import type { MenuSaid } from '#shared/contract/wire.ts'

type Wanted = { readonly actions: readonly Action[]; readonly situation: Situation }

/** Tells the desktop's menu bar what the registry holds, and does what is chosen there. */
export function useDesktopMenu({ actions, situation }: Wanted): void {
  const latest = useRef({ actions, situation })
  latest.current = { actions, situation }
  const said = window.signalbox ? JSON.stringify(menusOf({ actions, situation })) : undefined
  useEffect(() => {
    if (said === undefined) return
    void window.signalbox?.call({ kind: 'menu', menus: JSON.parse(said) as readonly MenuSaid[] })
  }, [said])
  useEffect(
    () =>
      window.signalbox?.onChange((message) => {
        if (message.kind !== 'action') return
        const action = latest.current.actions.find(({ id }) => id === message.id)
        if (action && applies(action, latest.current.situation)) {
          action.perform(latest.current.situation)
        }
      }),
    [],
  )
}

/** The registry as the menu bar shows it. */
export const menusOf = ({ actions, situation }: Wanted): readonly MenuSaid[] =>
  menus.map((menu) => ({
    label: menu,
    items: actions
      .filter((action) => action.menu === menu)
      .map((action) => ({
        id: action.id,
        label: action.label,
        ...(action.shortcut !== undefined && { shortcut: action.shortcut }),
        enabled: applies(action, situation),
      })),
  }))
