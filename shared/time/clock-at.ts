import { Temporal } from 'temporal-polyfill'

/** What clocks in a zone show at a moment, to the second: 2026-03-01T09:00:00. */
export const clockAt = ({ at, zone }: { readonly at: number; readonly zone: string }): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
