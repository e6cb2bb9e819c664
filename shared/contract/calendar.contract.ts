import { z } from 'zod'
import { CalendarDay } from '#shared/vocabulary/calendar-day.ts'
import { paged, pageOf } from '#shared/vocabulary/page.ts'
import { PlannedSlot, SlotFilter } from '#shared/vocabulary/planned-slot.ts'
import { TimeZone } from '#shared/vocabulary/time-zone.ts'
import { query } from './operation.ts'

/** A place in the order of slots: when one begins, and its activity. */
const Place = z.string().regex(/^-?\d{1,15}:[0-9a-f-]{36}$/)

export const calendar = {
  'calendar.slots': query({
    says: 'What is planned at some time within [from, until), in the order it begins.',
    requires: 'releases:read',
    reads: ['releases'],
    input: z.strictObject({
      ...pageOf(Place),
      ...SlotFilter.shape,
      /** In epoch milliseconds. */
      from: z.int(),
      until: z.int(),
    }),
    output: paged(PlannedSlot, Place).extend({
      /** How many there are on all pages. */
      total: z.int(),
    }),
  }),
  'calendar.days': query({
    says: 'How much is planned on each day of a zone, with the first few of it: what a month shows.',
    requires: 'releases:read',
    reads: ['releases'],
    input: z.strictObject({
      ...SlotFilter.shape,
      from: CalendarDay,
      /** The last day. */
      until: CalendarDay,
      zone: TimeZone,
      /** How many of each day are told. */
      most: z.int().min(0).max(10).optional(),
    }),
    output: z.object({
      days: z.array(
        z.object({
          day: CalendarDay,
          startsAt: z.int(),
          endsAt: z.int(),
          count: z.int(),
          /** Those that go on from the day before come first. */
          first: z.array(PlannedSlot),
        }),
      ),
    }),
  }),
} as const
