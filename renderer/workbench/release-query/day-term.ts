import { z } from 'zod'
import { addDays, dayAt, startOfDay } from '#shared/time/days.ts'
import { CalendarDay } from '#shared/vocabulary/calendar-day.ts'

/** A day as a filter keeps it: a date, or one that moves on with the clock: `now`, `today`, `today+7`. */
export const DayTerm = z.union([CalendarDay, z.string().regex(/^(?:now|today(?:[+-]\d{1,4})?)$/)])
export type DayTerm = z.infer<typeof DayTerm>

export type Clock = { readonly now: number; readonly zone: string }

export const isMoving = (term: DayTerm): boolean => term.startsWith('today') || term === 'now'

/** The date that a term means, for a field that shows one. */
export function dateOf(term: DayTerm, { now, zone }: Clock): string {
  if (!isMoving(term)) return term
  return addDays(dayAt(now, zone), Number(term.slice('today'.length)) || 0)
}

/** The first moment that a term begins with. */
export const beginningOf = (term: DayTerm, clock: Clock): number =>
  term === 'now' ? clock.now : startOfDay(dateOf(term, clock), clock.zone)

/** The first moment after a term: a day is meant with all its hours. */
export const endingOf = (term: DayTerm, clock: Clock): number =>
  term === 'now' ? clock.now : startOfDay(addDays(dateOf(term, clock), 1), clock.zone)
