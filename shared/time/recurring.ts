import { fixedOffsets, type OffsetChange, type ZoneOffsets, zoneOffsets } from './zone-offsets.ts'

/** When something is, as people agreed on it: clock times in one zone, or whole days. */
export type WallTimes = {
  /** 2026-11-20T09:00, with seconds only where there are some; 2026-11-20 for whole days. */
  readonly start: string
  /** Half-open: the first moment, or the first day, after it. */
  readonly end: string
  /** An IANA name or UTC; `null` floats: it is then in whatever zone the reader is. */
  readonly zone: string | null
  readonly allDay: boolean
  /** For a zone that only the calendar itself knows: its changes as it says them; `null` for all others. */
  readonly offsets: readonly OffsetChange[] | null
}

/** What an entry says about the times at which it occurs. */
export type Recurring = {
  readonly wall: WallTimes
  /** Which occurrence of its series it stands for, as written, such as 20261120T090000; `null` for the series. */
  readonly recurrenceId: string | null
  readonly recurrenceZone: string | null
  /** True where it stands for all later ones too (RANGE=THISANDFUTURE). */
  readonly andFollowing: boolean
  /** Lines as written: RRULE, RDATE, EXDATE. */
  readonly recurs: { readonly by: 'rule'; readonly lines: readonly string[] } | null
}

/** Floating times and whole days are those of the zone that asks. */
export const offsetsOfWall = (wall: WallTimes, zone: string): ZoneOffsets =>
  wall.offsets ? fixedOffsets(wall.offsets) : zoneOffsets(wall.zone ?? zone)
