const field = 'input:not([type=hidden]), select, textarea'

/** For what is typed into, as its `ref`: whoever opened it types on, in the first field or the one that says so. */
export const focusFirstField = (form: HTMLElement | null): void => {
  const first = form?.querySelector<HTMLElement>('[data-autofocus]') ?? form?.querySelector(field)
  if (first instanceof HTMLElement) first.focus()
}
