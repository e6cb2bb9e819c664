type Step = {
  readonly key: string
  readonly at: number
  readonly count: number
  /** How many rows a page holds. */
  readonly page: number
}

/** Where a key leads to in a table; `undefined` where it leads nowhere. */
export function nextRow({ key, at, count, page }: Step): number | undefined {
  const within = (index: number) => Math.min(Math.max(index, 0), count - 1)
  if (count === 0) return undefined
  if (key === 'ArrowDown' || key === 'j') return within(at + 1)
  if (key === 'ArrowUp' || key === 'k') return within(at - 1)
  if (key === 'PageDown') return within(at + Math.max(1, page))
  if (key === 'PageUp') return within(at - Math.max(1, page))
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
