import { z } from 'zod'
import { observed } from './observed.ts'

export const EntryStatus = z.enum(['confirmed', 'tentative', 'cancelled', 'unknown'])
export type EntryStatus = z.infer<typeof EntryStatus>

/** How an entry says when it is: as clocks on a wall show it. */
export const WallTime = z.object({
  /** Such as 2026-03-01T09:00:00, or 2026-03-01 for whole days. */
  start: z.string(),
  /** Before this. */
  end: z.string(),
  /** An IANA zone, `UTC`, or one with `offsets`; `null` where it floats: whatever zone somebody is in. */
  zone: z.string().nullable(),
  allDay: z.boolean(),
  /** Where only its calendar knows the zone: from each moment on, how far its clocks are from UTC. */
  offsets: z
    .array(z.object({ at: z.int(), offsetMs: z.int() }))
    .nullable()
    .optional(),
})
export type WallTime = z.infer<typeof WallTime>

/** By what an entry comes again. */
export const Recurs = z.discriminatedUnion('by', [
  /** Lines of RFC 5545: RRULE, RDATE, EXDATE, as its calendar writes them. */
  z.object({ by: z.literal('rule'), lines: z.array(z.string()) }),
  /** From each time that the first fits to the next that the second does. */
  z.object({ by: z.literal('crons'), start: z.string(), end: z.string() }),
])
export type Recurs = z.infer<typeof Recurs>

/** One entry of a calendar outside: a series as a whole, or what stands instead of one of its times. */
export const CalendarEntry = z.object({
  ...observed,
  /** The calendar at its source. */
  calendar: z.string(),
  /** What its calendar knows it by; whatever replaces one of its times goes by the same. */
  uid: z.string(),
  /**
   * Which time of the series it stands for, as its calendar writes that, such as
   * `TZID=Europe/Berlin:20261026T090000`; `null` for the series.
   */
  recurrenceId: z.string().nullable(),
  title: z.string(),
  says: z.string().nullable(),
  location: z.string().nullable(),
  categories: z.array(z.string()).nullable(),
  status: EntryStatus,
  /** Whether who has it in their calendar is busy then. */
  shows: z.enum(['busy', 'free', 'unknown']),
  wall: WallTime,
  recurs: Recurs.nullable(),
  /** The first time, read in UTC where it floats. */
  startsAt: z.int(),
  endsAt: z.int(),
  /** When the last time ends; `null` where it never does, or nobody can tell. */
  lastEndsAt: z.int().nullable(),
  by: z.string().nullable(),
  createdAt: z.int().nullable(),
  changedAt: z.int().nullable(),
  url: z.string().nullable(),
})
export type CalendarEntry = z.infer<typeof CalendarEntry>
