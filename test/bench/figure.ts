/** What was measured, beside a raw baseline of the same run, and the promise it is held against. */
export type Figure = {
  readonly name: string
  readonly ours: number
  /** The worst that was seen, where one is told apart. */
  readonly worst?: number
  /** What the same costs without us; `undefined` where nothing compares. */
  readonly baseline: number | undefined
  readonly unit: string
  /** At most so much, or at most so many times the baseline. */
  readonly bar: { readonly limit: number } | { readonly times: number }
  /** Of what the figure is made, by name. */
  readonly parts?: Readonly<Record<string, number>>
}

export const isKept = ({ ours, baseline, bar }: Figure) =>
  'limit' in bar ? ours <= bar.limit : ours <= bar.times * (baseline ?? 0)

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

export const worst = (values: readonly number[]): number => Math.max(...values)
