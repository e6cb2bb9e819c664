import type { WorkingSpan } from '#shared/vocabulary/person.ts'

type Week = readonly WorkingSpan[]

/** From Monday morning on. */
export const inWeekOrder = (spans: Week): WorkingSpan[] =>
  spans.toSorted((a, b) => a.weekday - b.weekday || compare(a.from, b.from) || compare(a.to, b.to))

export type Overlap = { readonly a: WorkingSpan; readonly b: WorkingSpan }

/** Spans that claim the same minutes of a week; the end of one may be the start of the next. */
export function findOverlaps(spans: Week): readonly Overlap[] {
  const overlaps: Overlap[] = []
  let open: Week = []
  for (const b of inWeekOrder(spans)) {
    open = open.filter(({ weekday, to }) => weekday === b.weekday && to > b.from)
    overlaps.push(...open.map((a) => ({ a, b })))
    open = [...open, b]
  }
  return overlaps
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
