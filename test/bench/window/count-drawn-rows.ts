type Fiber = {
  readonly tag: number
  readonly flags: number
  readonly alternate: Fiber | null
  readonly child: Fiber | null
  readonly sibling: Fiber | null
  readonly memoizedProps: Readonly<Record<string, unknown>> | null
}

declare global {
  interface Window {
    /** The places of the table's rows that React drew, each time it did. */
    readonly drawnRows: number[]
  }
}

/**
 * Runs in the page before anything else: hears of each commit what React's own tools hear of it, so
 * that the program itself carries nothing for it.
 */
export function countDrawnRows(): void {
  const FUNCTION = 0
  const PERFORMED_WORK = 1
  const drawnRows: number[] = []

  /** What stayed the very same was not looked at. */
  function visit(fiber: Fiber): void {
    const { alternate, memoizedProps: props } = fiber
    const isRow = fiber.tag === FUNCTION && props !== null && 'onOpen' in props && 'top' in props
    if (isRow && (alternate === null || (fiber.flags & PERFORMED_WORK) !== 0)) {
      drawnRows.push(Number(props['index']))
    }
    if (alternate !== null && alternate.child === fiber.child) return
    for (let child = fiber.child; child !== null; child = child.sibling) visit(child)
  }

  Object.assign(window, {
    drawnRows,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberRoot: (_: number, { current }: { readonly current: Fiber }) => visit(current),
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
    },
  })
}
