import { z } from 'zod'
import { CalendarEntry, EntryStatus } from '#shared/vocabulary/calendar-entry.ts'
import { TimeZone } from '#shared/vocabulary/time-zone.ts'
import { After, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

const {
  from,
  before,
  service: _service,
  project: _project,
  release: _release,
  ...wanted
} = observedWanted

const ListedEntry = CalendarEntry.extend({
  /**
   * When it is within [from, before), without the times that another entry stands for; `null` where
   * not both were asked for.
   */
  occurrences: z.array(z.object({ startsAt: z.int(), endsAt: z.int() })).nullable(),
  /** What is to be known before its times are relied upon, in sentences. */
  caveats: z.array(z.string()),
})

export const entries = {
  'entries.list': query({
    says: 'Entries of calendars as they were read of their sources, the latest first, with the times at which they are within a range; a page may end before its limit.',
    requires: 'sources:read',
    reads: ['entries'],
    input: z.strictObject({
      ...wanted,
      calendar: z.string().max(400).optional(),
      status: EntryStatus.optional(),
      /** Only what may still be on at this moment or later. */
      from,
      /** Only what begins for the first time before this moment. */
      before,
      /** Where whole days and times without a zone are read; UTC where it is left out. */
      zone: TimeZone.optional(),
    }),
    output: z.object({
      items: z.array(ListedEntry),
      next: After.nullable(),
      total: z.int(),
      /** Where whole days and times without a zone were read. */
      zone: z.string(),
    }),
  }),
} as const
