import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import { appearance } from '#renderer/state/appearance.ts'
import { type Action, applies, type Situation } from '#renderer/workbench/action.ts'

type Wanted = { readonly actions: readonly Action[]; readonly situation: Situation }

/** Listens for every shortcut of the registry; keys pressed alone can be switched off. */
export function useShortcuts({ actions, situation }: Wanted): void {
  const singleKeys = useStore(appearance, (now) => now.singleKeys)
  const latest = useRef(situation)
  latest.current = situation
  useEffect(() => {
    const bindings = actions.flatMap((action) => {
      const { shortcut } = action
      if (shortcut === undefined || (singleKeys === 'off' && isSingle(shortcut))) return []
      const press = (event: KeyboardEvent) => {
        if (isSingle(shortcut) ? isBusy(event) : isElsewhere(event, shortcut)) return
        if (!applies(action, latest.current)) return
        event.preventDefault()
        action.perform(latest.current)
      }
      return [[shortcut, press] as const]
    })
    return tinykeys(window, Object.fromEntries(bindings), { ignore: () => false })
  }, [actions, singleKeys])
}

export const isSingle = (shortcut: string): boolean => !/\$mod|alt|control|meta/i.test(shortcut)

/** Whoever types, or stands in a dialog, means the letter and not what it does elsewhere. */
const isBusy = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]',
  ) !== null

/** Undoing what was typed belongs to the field. */
const isElsewhere = (event: KeyboardEvent, shortcut: string): boolean =>
  shortcut === '$mod+z' &&
  event.target instanceof Element &&
  event.target.closest('input, textarea') !== null
