import { createContext, use, useMemo } from 'react'
import { createStore, useStore } from 'zustand'
import type { Action, PassingActions } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Feature } from '#renderer/workbench/feature.ts'
import type { Page } from '#renderer/workbench/page.ts'

/** The one list of what can be done: what features bring, a way to each page, and what stands in passing. */
export type Registry = {
  readonly pages: readonly Page[]
  readonly actions: readonly Action[]
  readonly passing: PassingActions
}

export function createRegistry(features: readonly Feature[], own: readonly Action[]): Registry {
  const pages = features
    .flatMap((feature) => feature.pages ?? [])
    .toSorted((one, other) => one.place - other.place)
  const actions = [
    ...pages.map(toPage),
    ...features.flatMap((feature) => feature.actions ?? []),
    ...own,
  ]
  return { pages, actions, passing: createStore(() => ({ actions: [] as readonly Action[] })) }
}

const toPage = ({ id, title, icon, says, needs, goKey }: Page): Action => ({
  id: `go.${id}`,
  label: `Go to ${title}`,
  menu: 'Go',
  icon,
  keywords: [says],
  shortcut: `g ${goKey}`,
  ...(needs && { appliesTo: ({ may }) => may(needs) }),
  perform: () => goTo(hrefTo([id])),
})

export const RegistryContext = createContext<Registry | undefined>(undefined)

export function useRegistry(): Registry {
  const registry = use(RegistryContext)
  if (!registry) throw new Error('no registry above this component')
  return registry
}

/** Everything that can be done right now on this screen, applicable or not. */
export function useAllActions(): readonly Action[] {
  const { actions, passing } = useRegistry()
  const inPassing = useStore(passing, (now) => now.actions)
  return useMemo(() => [...inPassing, ...actions], [actions, inPassing])
}
