import { Temporal } from 'temporal-polyfill'

/** A stretch in which clocks of a zone keep one distance from UTC; epoch milliseconds, half-open. */
export type OffsetSpan = {
  readonly startsAt: number
  readonly endsAt: number
  readonly offsetMs: number
}

/** Tells which stretch a moment lies in. */
export type ZoneOffsets = (instant: number) => OffsetSpan

const spansOf = new Map<string, OffsetSpan[]>()
/** Thousands of zones named by hostile calendars must not pile up. */
const MOST_SPANS = 20_000
let held = 0

/** Remembers the stretches it has asked Temporal for: a rule asks for the same few again and again. */
export const zoneOffsets = (zone: string): ZoneOffsets => {
  let last: OffsetSpan | undefined
  return (instant) => {
    if (last && instant >= last.startsAt && instant < last.endsAt) return last
    last = remembered(zone, instant)
    return last
  }
}

function remembered(zone: string, instant: number): OffsetSpan {
  const spans = spansOf.get(zone) ?? []
  const known = spans.find(({ startsAt, endsAt }) => instant >= startsAt && instant < endsAt)
  if (known) return known
  if (held >= MOST_SPANS) {
    spansOf.clear()
    held = 0
  }
  const found = asked(zone, instant)
  spansOf.set(zone, [...(spansOf.get(zone) ?? []), found])
  held += 1
  return found
}

function asked(zone: string, instant: number): OffsetSpan {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
  // "Previous" looks strictly before, so the change at this very moment is found from a little later.
  const later = zoned.add({ nanoseconds: 1 })
  return {
    startsAt: later.getTimeZoneTransition('previous')?.epochMilliseconds ?? -Infinity,
    endsAt: zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? Infinity,
    offsetMs: zoned.offsetNanoseconds / 1e6,
  }
}

/** Clocks differ from UTC by less than this anywhere. */
const WIDEST_MS = 26 * 60 * 60 * 1000

/**
 * The moment a clock time names, by the rules of RFC 5545: the first of two equal clock times, and
 * the offset before the gap for one that is skipped.
 */
export function instantOfWall(wallMs: number, offsets: ZoneOffsets): number {
  let span = offsets(wallMs - WIDEST_MS)
  while (wallMs - span.offsetMs >= span.endsAt) {
    const next = offsets(span.endsAt)
    if (wallMs - next.offsetMs < next.startsAt) break
    span = next
  }
  return wallMs - span.offsetMs
}

export const wallOfInstant = (instant: number, offsets: ZoneOffsets): number =>
  instant + offsets(instant).offsetMs

/** Offsets that a calendar brought along; before the first change the first offset counts. */
export function fixedOffsets(changes: readonly OffsetChange[]): ZoneOffsets {
  const spans = changes.map(({ at, offsetMs }, index) => ({
    startsAt: index === 0 ? -Infinity : at,
    endsAt: changes[index + 1]?.at ?? Infinity,
    offsetMs,
  }))
  const none = { startsAt: -Infinity, endsAt: Infinity, offsetMs: 0 }
  return (instant) => spans.find(({ endsAt }) => instant < endsAt) ?? none
}

export type OffsetChange = { readonly at: number; readonly offsetMs: number }

/** How far clocks of a zone are from UTC at a moment, without remembering anything. */
export const offsetAt = (instant: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
