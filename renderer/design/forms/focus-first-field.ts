/** For a form that opens in place, as its `ref`: whoever opened it types on. */
export const focusFirstField = (form: HTMLFormElement | null): void =>
  form?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
