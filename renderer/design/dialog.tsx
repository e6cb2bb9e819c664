import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

type Props = Omit<ModalProps, 'opened'>

/** Stands open as long as it is drawn; whoever closes it is where they were before. */
export function Dialog(props: Props) {
  useFocusGivenBack()
  return <Modal opened {...props} />
}

/** To what had the focus, or to the title of the page where that is gone; not where it was moved on. */
function useFocusGivenBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      const there = before?.isConnected ? before : document.querySelector('#main h1')
      if (there instanceof HTMLElement) there.focus({ preventScroll: true })
    },
    [before],
  )
}
