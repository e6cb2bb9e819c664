import type { Recurring } from '#shared/time/recurring.ts'

export type EntryStatus = 'confirmed' | 'tentative' | 'cancelled' | 'unknown'

/** One event of a calendar, or one change of an occurrence of it, as its owner wrote it. */
export type CalendarEntry = Recurring & {
  /** The same for a series and for all changes of its occurrences. */
  readonly uid: string
  readonly title: string
  readonly says: string | null
  readonly where: string | null
  readonly categories: readonly string[]
  readonly status: EntryStatus
  /** Whether its owner is busy in it; `null` where the calendar does not say. */
  readonly blocks: boolean | null
  /** Epoch milliseconds of the first occurrence, half-open. */
  readonly startsAt: number
  readonly endsAt: number
  /** The organiser's name, never an address. */
  readonly by: string | null
  readonly url: string | null
  readonly createdAt: number | null
  readonly changedAt: number | null
  /** How often its owner has changed it in a way that matters. */
  readonly sequence: number
  /** Where it begins in the text that was read. */
  readonly line: number
}
