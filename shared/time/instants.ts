import { Temporal } from 'temporal-polyfill'

/** As doors for scripts write a moment: 2026-11-20T22:00:00Z, with parts of a second only where there are some. */
export const writeInstant = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString()
