const FIRST_MS = 200
const LONGEST_MS = 15_000

/** How long to wait before the nth start in a row that follows a crash; `failures` counts from 1. */
export const backoffMs = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10))
