import { useEffect, useRef } from 'react'

/** Whoever asked to edit wants to type; a list that would fall open at once is left for the next key. */
export function useFirstField() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const within = form.current
    const named = within?.querySelector<HTMLElement>('[data-autofocus]')
    const first = named ?? within?.querySelector<HTMLElement>('input, select')
    const falls = first?.getAttribute('aria-haspopup') === 'listbox'
    const target = falls ? within?.querySelector<HTMLElement>('h3') : first
    target?.focus()
  }, [])
  return form
}
