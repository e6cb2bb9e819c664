import { IconMapQuestion } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Blank } from '#renderer/design/blank.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { useAddress } from '#renderer/workbench/address.ts'
import type { Page } from '#renderer/workbench/page.ts'

type Props = { readonly pages: readonly Page[] }

/** Shows the page of the address, names the window after it, and moves the focus to its title. */
export function PageOutlet({ pages }: Props) {
  const address = useAddress()
  const [room] = address.path
  const page = room === undefined ? pages[0] : pages.find(({ id }) => id === room)
  useArrival(address.path.join('/'), page?.title ?? 'Nothing here')
  if (!page) {
    return (
      <PageFrame title="There is no such page">
        <Blank
          icon={IconMapQuestion}
          title={`Nothing here is called “${room}”`}
          action={<a href="#/">To today</a>}
        >
          This version of Signalbox does not know the room that the address names.
        </Blank>
      </PageFrame>
    )
  }
  const { Page: Shown } = page
  return <Shown key={page.id} address={address} />
}

/**
 * Whoever hears the page learns where they are. The first arrival leaves the focus alone, and so does
 * a page that has put it into a field already.
 */
function useArrival(place: string, title: string): void {
  const before = useRef(place)
  useEffect(() => {
    document.title = `${title} · Signalbox`
    if (before.current === place) return undefined
    before.current = place
    return focusTitle()
  }, [place, title])
}

/** The title of a page that is on its way goes when the page comes: until somebody moves, the focus goes on to its own. */
function focusTitle(): () => void {
  const main = document.getElementById('main')
  const inField = () =>
    document.activeElement?.matches('#main :is(input, select, textarea)') === true
  const focus = () => {
    if (!inField()) main?.querySelector<HTMLElement>('h1')?.focus()
  }
  focus()
  const watcher = new MutationObserver(() => {
    if (document.activeElement === document.body) focus()
  })
  if (main) watcher.observe(main, { childList: true, subtree: true })
  const stop = () => watcher.disconnect()
  const once = { once: true, capture: true }
  window.addEventListener('keydown', stop, once)
  window.addEventListener('pointerdown', stop, once)
  return () => {
    stop()
    window.removeEventListener('keydown', stop, once)
    window.removeEventListener('pointerdown', stop, once)
  }
}
