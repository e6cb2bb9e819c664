import type { Range } from './points.ts'

type Wanted = {
  /** From where on it is looked for. */
  readonly from: number
  readonly gapMs: number
}

/** Finds where nothing was read, between moments that come in order, in parts. */
export function createGapFinder({ from, gapMs }: Wanted) {
  const gaps: Range[] = []
  let last = from

  function note(next: number, atLeastMs: number): void {
    if (next - last > atLeastMs) gaps.push({ from: last, to: next })
    last = Math.max(last, next)
  }

  return {
    /** Moments of single readings. */
    see(at: Float64Array): void {
      for (let place = 0; place < at.length; place += 1) {
        const moment = at[place]!
        if (moment - last > gapMs) note(moment, gapMs)
        else last = moment
      }
    },
    /** Moments from which readings were taken together for so long. */
    seeLong(at: Float64Array, longMs: number): void {
      for (const moment of at) {
        note(moment, Math.max(gapMs, longMs))
        last = Math.max(last, moment + longMs)
      }
    },
    /** With what is missing until `known`, the moment up to which all there is was read. */
    upTo(known: number): readonly Range[] {
      return known - last > gapMs ? [...gaps, { from: last, to: known }] : [...gaps]
    },
  }
}
