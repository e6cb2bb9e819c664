import { z } from 'zod'
import { CalendarEntry, EntryStatus } from '#shared/vocabulary/calendar-entry.ts'
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

export const entries = {
  'entries.list': query({
    says: 'Entries of calendars as they were read of their sources, the latest first.',
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
    }),
    output: z.object({ items: z.array(CalendarEntry), next: After.nullable(), total: z.int() }),
  }),
} as const
