/** Several readings in one, in order: the moment of the first, the least, the greatest, the mean, how many. */
export type Buckets = {
  readonly at: Float64Array
  readonly min: Float64Array
  readonly max: Float64Array
  readonly avg: Float64Array
  readonly count: Float64Array
}
export type Bucket = { readonly [K in keyof Buckets]: number }

export const emptyBuckets = (length: number): Buckets => ({
  at: new Float64Array(length),
  min: new Float64Array(length),
  max: new Float64Array(length),
  avg: new Float64Array(length),
  count: new Float64Array(length),
})

export const bucketAt = ({ at, min, max, avg, count }: Buckets, place: number): Bucket => ({
  at: at[place]!,
  min: min[place]!,
  max: max[place]!,
  avg: avg[place]!,
  count: count[place]!,
})

export const sliceOf = ({ at, min, max, avg, count }: Buckets, [from, to]: [number, number]) =>
  ({
    at: at.subarray(from, to),
    min: min.subarray(from, to),
    max: max.subarray(from, to),
    avg: avg.subarray(from, to),
    count: count.subarray(from, to),
  }) satisfies Buckets

export function bucketsOf(list: readonly Bucket[]): Buckets {
  const all = emptyBuckets(list.length)
  for (const [place, bucket] of list.entries()) {
    for (const field of Object.keys(all) as (keyof Buckets)[]) all[field][place] = bucket[field]
  }
  return all
}

type Sum = {
  readonly sum: number
  readonly count: number
  readonly min: number
  readonly max: number
}

/** A mean lies between the least and the greatest, whatever rounding or overflow makes of the sum. */
export function meanOf({ sum, count, min, max }: Sum): number {
  const mean = sum / count
  return Number.isNaN(mean) ? min : Math.min(max, Math.max(min, mean))
}
