/** Readings in the order of their moments, each moment once; the values are finite numbers. */
export type Points = { readonly at: Float64Array; readonly value: Float64Array }

export type Range = { readonly from: number; readonly to: number }

export const noPoints: Points = { at: new Float64Array(), value: new Float64Array() }

/**
 * What was read, in order. Not a number is missing, not zero, and what is infinite can neither be drawn
 * nor averaged: both are left out. Of a moment that was told twice the later telling stands.
 */
export function pointsOf(told: Iterable<readonly [at: number, value: number]>): Points {
  const known = new Map<number, number>()
  for (const [at, value] of told) {
    if (Number.isSafeInteger(at) && Number.isFinite(value)) known.set(at, value)
  }
  const at = Float64Array.from(known.keys()).sort()
  return { at, value: at.map((moment) => known.get(moment)!) }
}

/** Where `moment` stands, or would stand, among moments in order. */
export function placeOf(at: Float64Array, moment: number): number {
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at[middle]! < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** Those from `from` to `to`, both included; they share their memory. */
export const within = ({ at, value }: Points, { from, to }: Range): Points => {
  const [first, end] = [placeOf(at, from), placeOf(at, to + 1)]
  return { at: at.subarray(first, end), value: value.subarray(first, end) }
}

export function joined(parts: readonly Points[]): Points {
  const length = parts.reduce((sum, { at }) => sum + at.length, 0)
  const all = { at: new Float64Array(length), value: new Float64Array(length) }
  let place = 0
  for (const { at, value } of parts) {
    all.at.set(at, place)
    all.value.set(value, place)
    place += at.length
  }
  return all
}

/** How far apart readings may lie before there is a gap between them. */
export const gapAfter = (everyMs: number): number => 2.5 * everyMs
