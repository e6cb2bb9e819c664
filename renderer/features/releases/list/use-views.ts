import { useEffect } from 'react'
import { usePreference } from '#renderer/data/use-preference.ts'
import { tell } from '#renderer/state/notices.ts'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import { isBare } from '#renderer/workbench/release-query/wanted.ts'
import { firstView, noViews, SavedViews } from './saved-views.ts'

/** The views a person saved, and how to keep others. */
export function useViews() {
  const { value, isPending, keep } = usePreference({ name: 'releases.views', shape: SavedViews })
  return {
    saved: value ?? noViews,
    isPending,
    keep: async (views: SavedViews) => tellTrouble(await keep(views)),
  }
}
export type Views = ReturnType<typeof useViews>

/** Opens the room with the person's first view; `true` once what is shown is settled. */
export function useFirstView(address: Address, { saved, isPending }: Views): boolean {
  const bare = isBare(address.query)
  const first = firstView(saved)?.query
  useEffect(() => {
    if (bare && first) goToInPlace(withQuery(address, first))
  }, [bare, first, address])
  return !bare || (!isPending && !first)
}

type Answer = { readonly ok: boolean; readonly failure?: { readonly message: string } }

/** What a person likes is kept without a word; that it could not be is told. */
export function tellTrouble({ failure }: Answer): void {
  if (failure) {
    tell({ id: `preference ${Date.now()}`, tone: 'bad', says: `Not kept: ${failure.message}` })
  }
}
