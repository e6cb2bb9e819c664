type Span = { readonly startsAt: number; readonly endsAt: number }

export type Packed<T> = {
  readonly rows: number
  /** In the order they begin. */
  readonly placed: readonly { readonly item: T; readonly row: number }[]
}

/** Puts each into the first row that is free by then, so that no two of one row are on at once. */
export function packRows<T>(items: readonly T[], spanOf: (item: T) => Span): Packed<T> {
  const inOrder = items
    .map((item) => ({ item, span: spanOf(item) }))
    .toSorted(
      (one, other) =>
        one.span.startsAt - other.span.startsAt || one.span.endsAt - other.span.endsAt,
    )
  const free: number[] = []
  const placed = inOrder.map(({ item, span }) => {
    let row = free.findIndex((until) => until <= span.startsAt)
    if (row === -1) row = free.length
    free[row] = Math.max(span.endsAt, span.startsAt + 1)
    return { item, row }
  })
  return { rows: free.length, placed }
}
