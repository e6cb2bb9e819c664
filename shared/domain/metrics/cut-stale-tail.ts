import { joined, type Points } from './points.ts'

type Lookback = {
  readonly lookbackMs: number
  readonly stepMs: number
  /** Until when it was asked for: what goes on until there has not ended. */
  readonly to: number
}

/**
 * A server that looks back repeats the last value for a while once nothing comes any more. Where a
 * stretch ends with such a repetition, all of it but its first value is cut: a constant that really
 * ended loses as much, for it cannot be told apart, and unknown is better than stale.
 */
export function cutStaleTail(points: Points, lookback: Lookback): Points {
  const { at } = points
  const stretches: Points[] = []
  let first = 0
  for (let place = 0; place < at.length; place += 1) {
    const next = at[place + 1] ?? lookback.to
    if (next - at[place]! <= 1.5 * lookback.stepMs && place + 1 < at.length) continue
    const hasEnded = next - at[place]! > 1.5 * lookback.stepMs
    const end = hasEnded ? keptOf(points, { first, last: place, ...lookback }) : place
    stretches.push({
      at: at.subarray(first, end + 1),
      value: points.value.subarray(first, end + 1),
    })
    first = place + 1
  }
  return joined(stretches)
}

type Stretch = Lookback & { readonly first: number; readonly last: number }

/** The last place that is kept of a stretch. */
function keptOf({ at, value }: Points, { first, last, lookbackMs, stepMs }: Stretch): number {
  let begun = last
  while (begun > first && value[begun - 1] === value[last]) begun -= 1
  if (at[last]! - at[begun]! < Math.max(stepMs, lookbackMs - 2 * stepMs)) return last
  let kept = last
  while (kept > begun && at[kept]! > at[last]! - lookbackMs) kept -= 1
  return kept
}
