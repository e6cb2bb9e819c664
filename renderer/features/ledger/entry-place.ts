/** How many entries one question brings. */
export const STRETCH = 100

export type Span = { readonly from: number; readonly to: number }

type Standing = {
  /** Entries newer than where the table began. */
  readonly newer: number
  readonly span: Span
  /** How many stretches can be asked for yet. */
  readonly reachable: number
}

/** Which stretches below the newer entries are on the screen, by their number. */
export function stretchesIn({ newer, span, reachable }: Standing): readonly number[] {
  const first = Math.floor(Math.max(0, span.from - newer) / STRETCH)
  const last = Math.min(Math.floor(Math.max(0, span.to - newer) / STRETCH), reachable - 1)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
}
