import { type Buckets, emptyBuckets } from '#shared/domain/metrics/buckets.ts'
import type { Points } from '#shared/domain/metrics/points.ts'

/**
 * A point takes 12 bytes: all values, then all moments as milliseconds since the first, each lying
 * where it can be read in place. Low byte first, as on every machine that this program runs on.
 */
const POINT = 12
const BUCKET = 32

/** So long that its moments still fit; so many that two rows fill the pages they lie on. */
export const fullChunk = { most: 500, longestMs: 2 ** 32 - 1 } as const

export function packPoints({ at, value }: Points): Buffer {
  const length = at.length
  const bytes = new ArrayBuffer(length * POINT)
  new Float64Array(bytes, 0, length).set(value)
  const begin = at[0] ?? 0
  new Uint32Array(bytes, length * 8, length).set(at.map((moment) => moment - begin))
  return Buffer.from(bytes)
}

export function unpackPoints(blob: Buffer, begin: number): Points {
  const { buffer, byteOffset } = inPlace(blob)
  const length = Math.floor(blob.byteLength / POINT)
  const since = new Uint32Array(buffer, byteOffset + length * 8, length)
  const at = new Float64Array(length)
  for (let place = 0; place < length; place += 1) at[place] = begin + since[place]!
  return { at, value: new Float64Array(buffer, byteOffset, length) }
}

const wide = ['min', 'max', 'avg'] as const

/** 32 bytes for what was rolled up. */
export function packBuckets(buckets: Buckets): Buffer {
  const length = buckets.at.length
  const bytes = new ArrayBuffer(length * BUCKET)
  for (const [place, field] of wide.entries()) {
    new Float64Array(bytes, place * 8 * length, length).set(buckets[field])
  }
  const begin = buckets.at[0] ?? 0
  new Uint32Array(bytes, 24 * length, length).set(buckets.at.map((moment) => moment - begin))
  new Uint32Array(bytes, 28 * length, length).set(buckets.count)
  return Buffer.from(bytes)
}

export function unpackBuckets(blob: Buffer, begin: number): Buckets {
  const { buffer, byteOffset } = inPlace(blob)
  const length = Math.floor(blob.byteLength / BUCKET)
  const buckets = emptyBuckets(length)
  for (const [place, field] of wide.entries()) {
    buckets[field].set(new Float64Array(buffer, byteOffset + place * 8 * length, length))
  }
  const since = new Uint32Array(buffer, byteOffset + 24 * length, length)
  for (let place = 0; place < length; place += 1) buckets.at[place] = begin + since[place]!
  buckets.count.set(new Uint32Array(buffer, byteOffset + 28 * length, length))
  return buckets
}

type Placed = { readonly buffer: ArrayBufferLike; readonly byteOffset: number }

/** Small ones may come out of a pool, anywhere in it. */
const inPlace = (blob: Buffer): Placed =>
  blob.byteOffset % 8 === 0 ? blob : { buffer: new Uint8Array(blob).buffer, byteOffset: 0 }
