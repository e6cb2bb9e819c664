const SECOND_MS = 1000
const HOUR_MS = 60 * 60 * SECOND_MS
const DAY_MS = 24 * HOUR_MS

/** How far apart the points are that Datadog tells by itself of a span of time. */
export type Span = { readonly lengthMs: number; readonly intervalMs: number }

/** As Datadog documents it for its API, the finest first. */
const spans: readonly [Span, ...Span[]] = [
  { lengthMs: HOUR_MS, intervalMs: 20 * SECOND_MS },
  { lengthMs: 4 * HOUR_MS, intervalMs: 60 * SECOND_MS },
  { lengthMs: DAY_MS, intervalMs: 5 * 60 * SECOND_MS },
  { lengthMs: 2 * DAY_MS, intervalMs: 10 * 60 * SECOND_MS },
  { lengthMs: 7 * DAY_MS, intervalMs: HOUR_MS },
  { lengthMs: 30 * DAY_MS, intervalMs: 4 * HOUR_MS },
]

/** The longest span whose points are no further apart than asked for; the finest where there is none. */
export const spanFor = (everyMs: number): Span =>
  spans.findLast(({ intervalMs }) => intervalMs <= everyMs) ?? spans[0]

/** The next shorter span; `undefined` where there is none. */
export const shorterThan = ({ lengthMs }: Span): Span | undefined =>
  spans.findLast((span) => span.lengthMs < lengthMs)
