/** The first field that is marked as wrong; whoever sent a form too early types on there. */
export const firstFault = (within: HTMLElement | null): HTMLElement | null | undefined =>
  within?.querySelector<HTMLElement>('[aria-invalid="true"]')
