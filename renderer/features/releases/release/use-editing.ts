import { goToInPlace, useAddress, withQuery } from '#renderer/workbench/address.ts'

/** What is being edited is in the address, so that a reload or a copied link comes back to it. */
export function useEditing() {
  const address = useAddress()
  return {
    editing: address.query['edit'],
    edit: (what: string | undefined) => goToInPlace(withQuery(address, { edit: what })),
    query: address.query,
    show: (changes: Readonly<Record<string, string | undefined>>) =>
      goToInPlace(withQuery(address, changes)),
  }
}
