const FIRST_MS = 1_000
const LONGEST_MS = 60_000

/** Full jitter: anywhere below a bound that doubles with each try, so that many who failed together return apart. */
export function backoffMs(tried: number, random: () => number): number {
  return random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tried, 10))
}
