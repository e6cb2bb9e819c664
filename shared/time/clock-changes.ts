import { zoneOffsets } from './zone-offsets.ts'

/** A moment at which clocks are set; forward where `byMs` is above nought. */
export type ClockChange = { readonly at: number; readonly byMs: number }

type Range = { readonly zone: string; readonly from: number; readonly until: number }

/** When clocks of a zone are set within [from, until). */
export function clockChanges({ zone, from, until }: Range): readonly ClockChange[] {
  const offsets = zoneOffsets(zone)
  const changes: ClockChange[] = []
  for (let span = offsets(from - 1); span.endsAt < until; ) {
    const next = offsets(span.endsAt)
    if (next.offsetMs !== span.offsetMs)
      changes.push({ at: span.endsAt, byMs: next.offsetMs - span.offsetMs })
    span = next
  }
  return changes
}
