import { Temporal } from 'temporal-polyfill'

/** A span as people agree on it: clock times in one zone. */
export type WallSlot = {
  readonly zone: string
  readonly from: string
  readonly to: string
  /** Which of two equal clock times is meant where the clock is set back. */
  readonly repeated?: 'earlier' | 'later' | undefined
}

/** Epoch milliseconds, half-open. */
export type Span = { readonly startsAt: number; readonly endsAt: number }

export type Placed =
  | { readonly outcome: 'placed'; readonly span: Span }
  | { readonly outcome: 'skipped' | 'repeated'; readonly time: string }
  | { readonly outcome: 'backwards' }
  | { readonly outcome: 'endless' }

/** Longer than this is a typing mistake, not a plan. */
const LONGEST_MS = 92 * 24 * 60 * 60 * 1000

/** Where a wall slot lies on the line of time; says so when a clock time is skipped or occurs twice. */
export function placeWallSlot({ zone, from, to, repeated }: WallSlot): Placed {
  const ends: number[] = []
  for (const time of [from, to]) {
    const instants = instantsOf(time, zone)
    if (instants.length === 0) return { outcome: 'skipped', time }
    const instant = repeated === 'later' ? instants.at(-1) : instants[0]
    if (instants.length > 1 && !repeated) return { outcome: 'repeated', time }
    ends.push(instant!)
  }
  const [startsAt, endsAt] = ends as [number, number]
  if (startsAt >= endsAt) return { outcome: 'backwards' }
  if (endsAt - startsAt > LONGEST_MS) return { outcome: 'endless' }
  return { outcome: 'placed', span: { startsAt, endsAt } }
}

/** The instants at which clocks in `zone` show this time: none in a gap, two in an overlap. */
export function instantsOf(time: string, zone: string): readonly number[] {
  const wall = Temporal.PlainDateTime.from(time)
  const found = (['earlier', 'later'] as const)
    .map((disambiguation) => wall.toZonedDateTime(zone, { disambiguation }))
    .filter((zoned) => zoned.toPlainDateTime().equals(wall))
    .map(({ epochMilliseconds }) => epochMilliseconds)
  return [...new Set(found)]
}
