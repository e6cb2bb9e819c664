import { currentAddress, goTo, goToInPlace, hrefTo } from '#renderer/workbench/address.ts'
import { ownPart } from '#renderer/workbench/release-query/wanted.ts'

type Opened = { readonly id: string }

/** Opening is a step on the way back; walking from one to the next is not. */
export function openInInspector({ id }: Opened): void {
  const wasOpen = 'open' in currentAddress().query
  const go = wasOpen ? goToInPlace : goTo
  go(hrefOpening(id))
}

export const closeInspector = (): void => goTo(hrefOpening(undefined))

/** What was being done with the one before is not meant for the next. */
function hrefOpening(open: string | undefined): string {
  const { path, query } = currentAddress()
  return hrefTo(path, { ...ownPart(query), wall: query['wall'], open })
}
