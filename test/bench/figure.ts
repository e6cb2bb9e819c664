/** What was measured, beside a raw baseline of the same run, and the promise it is held against. */
export type Figure = {
  readonly name: string
  readonly ours: number
  /** `undefined` where the promise is a plain limit. */
  readonly baseline: number | undefined
  readonly unit: string
  /** At most this many times the baseline, or at most this much where there is none. */
  readonly bar: number
}

export const isKept = ({ ours, baseline, bar }: Figure) =>
  baseline === undefined ? ours <= bar : ours <= bar * baseline

export const median = (values: readonly number[]): number =>
  values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)]!

/** Milliseconds that `run` takes. */
export function timed(run: () => void): number {
  const started = performance.now()
  run()
  return performance.now() - started
}

export async function timedAsync(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}
