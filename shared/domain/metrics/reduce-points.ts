import { type Bucket, type Buckets, bucketAt, meanOf } from './buckets.ts'
import type { Points, Range } from './points.ts'

type Wanted = Range & { readonly most: number }

/**
 * Makes at most so many of any number of points that come in order, in parts: those themselves while
 * they are few, else one for each stretch of time that has any, which keeps its least and its greatest.
 */
export function createReduction({ from, to, most }: Wanted) {
  const width = Math.max(1, (to + 1 - from) / most)
  const few: Bucket[] = []
  const sum = new Float64Array(most)
  const count = new Float64Array(most)
  const min = new Float64Array(most).fill(Number.POSITIVE_INFINITY)
  const max = new Float64Array(most).fill(Number.NEGATIVE_INFINITY)
  const first = new Float64Array(most)
  let total = 0

  const placeAt = (at: number) => Math.min(most - 1, Math.floor((at - from) / width))

  function take({ at, value }: Points): void {
    for (let i = 0; few.length < most && i < at.length; i += 1) few.push(single(at[i]!, value[i]!))
    total += at.length
    for (let i = 0; i < at.length; ) {
      const place = placeAt(at[i]!)
      const end = place === most - 1 ? Number.POSITIVE_INFINITY : from + (place + 1) * width
      let [added, least, greatest] = [0, min[place]!, max[place]!]
      const began = i
      if (count[place] === 0) first[place] = at[i]!
      do {
        const one = value[i]!
        added += one
        if (one < least) least = one
        if (one > greatest) greatest = one
        i += 1
      } while (i < at.length && at[i]! < end)
      sum[place]! += added
      count[place]! += i - began
      min[place] = least
      max[place] = greatest
    }
  }

  function takeBuckets(buckets: Buckets): void {
    for (let i = 0; i < buckets.at.length; i += 1) {
      const bucket = bucketAt(buckets, i)
      if (few.length < most) few.push(bucket)
      total += 1
      const place = placeAt(bucket.at)
      if (count[place] === 0) first[place] = bucket.at
      sum[place]! += bucket.avg * bucket.count
      count[place]! += bucket.count
      min[place] = Math.min(min[place]!, bucket.min)
      max[place] = Math.max(max[place]!, bucket.max)
    }
  }

  function reduced(): Bucket[] {
    if (total <= most) return few
    const all: Bucket[] = []
    for (let i = 0; i < most; i += 1) {
      if (count[i] === 0) continue
      const bounds = { min: min[i]!, max: max[i]!, count: count[i]! }
      all.push({ at: first[i]!, ...bounds, avg: meanOf({ sum: sum[i]!, ...bounds }) })
    }
    return all
  }

  return {
    take,
    takeBuckets,
    reduced,
    /** How long one of them is; 0 while each stands for itself. */
    widthMs: (): number => (total <= most ? 0 : width),
  }
}

const single = (at: number, value: number): Bucket => ({
  at,
  min: value,
  max: value,
  avg: value,
  count: 1,
})
