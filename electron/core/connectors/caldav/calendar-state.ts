import { z } from 'zod'

const CalendarState = z.object({
  /** Where the server tells changes from; `null` where it tells none. */
  token: z.string().nullable(),
  /** Another one as soon as anything in it changes. */
  tag: z.string().nullable(),
  /** What is known of it, by its path, with the tag of what was read; empty where none was told. */
  etags: z.record(z.string(), z.string()),
})
/** How far a calendar has been read. */
export type CalendarState = z.infer<typeof CalendarState>

const Cursor = z.object({ calendars: z.record(z.string(), CalendarState) })
export type Cursor = z.infer<typeof Cursor>

export const unread: CalendarState = { token: null, tag: null, etags: {} }

/** What the last walk left behind; nothing where somebody else wrote it. */
export const readCursor = (cursor: unknown): Cursor =>
  Cursor.safeParse(cursor).data ?? { calendars: {} }
