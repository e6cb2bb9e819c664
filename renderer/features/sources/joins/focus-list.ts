/** After an act the keys are in the list, on what comes next; at the title where the list is empty. */
export function focusList(): void {
  requestAnimationFrame(() => {
    const list = document.querySelector<HTMLElement>('.sb-page [role="grid"]')
    const there = list ?? document.querySelector<HTMLElement>('#main h1')
    there?.focus({ preventScroll: true })
  })
}

/** Whether a key pressed alone is meant for the list: it has the focus, or one of its rows stands opened. */
export const isInList = (opened: boolean): boolean =>
  opened || document.activeElement?.matches('.sb-page [role="grid"]') === true
