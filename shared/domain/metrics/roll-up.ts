import { type Bucket, type Buckets, bucketAt, bucketsOf, meanOf } from './buckets.ts'
import type { Points } from './points.ts'

export const ROLLED_MS = 5 * 60_000

const beginOf = (at: number): number => Math.floor(at / ROLLED_MS) * ROLLED_MS

/** One for each five minutes of the clock in which anything was read, told from when they begin. */
export function rollUp({ at, value }: Points): Buckets {
  const rolled: Bucket[] = []
  for (let first = 0; first < at.length; ) {
    const begin = beginOf(at[first]!)
    let [sum, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    let place = first
    for (; place < at.length && at[place]! < begin + ROLLED_MS; place += 1) {
      const one = value[place]!
      sum += one
      min = Math.min(min, one)
      max = Math.max(max, one)
    }
    const count = place - first
    rolled.push({ at: begin, min, max, avg: meanOf({ sum, count, min, max }), count })
    first = place
  }
  return bucketsOf(rolled)
}

/** Of five minutes that both tell, whoever saw more is believed: what is told again never counts twice. */
export function mergeRolled(known: Buckets, said: Buckets): Buckets {
  const all = new Map<number, Bucket>()
  for (const buckets of [known, said]) {
    for (let place = 0; place < buckets.at.length; place += 1) {
      const bucket = bucketAt(buckets, place)
      const before = all.get(bucket.at)
      if (!before || before.count <= bucket.count) all.set(bucket.at, bucket)
    }
  }
  return bucketsOf([...all.values()].toSorted((one, other) => one.at - other.at))
}
