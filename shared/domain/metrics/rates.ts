import type { Points } from './points.ts'

export type Reading = { readonly at: number; readonly value: number }

type Conduct = {
  /** From here on two readings say nothing of what lay between them. */
  readonly gapMs: number
  /** The reading just before the first one, where it is known. */
  readonly before?: Reading | undefined
}

/**
 * By how much a counter grew. A counter that shows less has been set back and has counted on from
 * zero: that is a reset, and never a drop.
 */
export const increase = (before: number, after: number): number =>
  after >= before ? after - before : after

/** A second's growth of a counter, told at the later of two readings; the first after a gap tells none. */
export function toRates({ at, value }: Points, { gapMs, before }: Conduct): Points {
  const rates = { at: new Float64Array(at.length), value: new Float64Array(at.length) }
  let known = 0
  let [lastAt, last] = [before?.at ?? Number.NEGATIVE_INFINITY, before?.value ?? 0]
  for (let place = 0; place < at.length; place += 1) {
    const passed = at[place]! - lastAt
    if (passed <= gapMs) {
      const rate = (increase(last, value[place]!) / passed) * 1000
      if (Number.isFinite(rate)) {
        rates.at[known] = at[place]!
        rates.value[known] = rate
        known += 1
      }
    }
    lastAt = at[place]!
    last = value[place]!
  }
  return { at: rates.at.subarray(0, known), value: rates.value.subarray(0, known) }
}
