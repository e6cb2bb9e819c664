import { z } from 'zod'
import { CalendarDay } from './calendar-day.ts'
import { AbsenceId, PersonId, TeamId } from './ids.ts'
import { Grant } from './role.ts'
import { Label } from './text.ts'

export const Contact = z.strictObject({
  kind: z.enum(['email', 'phone', 'chat', 'pager', 'other']),
  value: Label,
})
export type Contact = z.infer<typeof Contact>

const ClockMinute = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:30')

/** Monday is 1. Within the person's own zone; a shift past midnight is two spans. */
export const WorkingSpan = z
  .strictObject({ weekday: z.int().min(1).max(7), from: ClockMinute, to: ClockMinute })
  .refine(({ from, to }) => from < to, 'a working span ends after it starts; split it at midnight')
export type WorkingSpan = z.infer<typeof WorkingSpan>

/** Whole days in the person's zone, the last one included. */
export const Absence = z.object({
  id: AbsenceId,
  firstDay: CalendarDay,
  lastDay: CalendarDay,
  /** `null` where none was given or it has been erased. */
  reason: z.string().nullable(),
})
export type Absence = z.infer<typeof Absence>

export const Team = z.object({ id: TeamId, name: z.string(), version: z.int() })
export type Team = z.infer<typeof Team>

export const Person = z.object({
  id: PersonId,
  /** `null` where it has been erased; likewise the contacts. */
  name: z.string().nullable(),
  contacts: z.array(z.object({ kind: z.string(), value: z.string() })).nullable(),
  active: z.boolean(),
  timeZone: z.string().nullable(),
  workingHours: z.array(z.object({ weekday: z.int(), from: z.string(), to: z.string() })),
  absences: z.array(Absence),
  teams: z.array(TeamId),
  grants: z.array(Grant),
  osUser: z.string().nullable(),
  hasPassphrase: z.boolean(),
  version: z.int(),
})
export type Person = z.infer<typeof Person>
