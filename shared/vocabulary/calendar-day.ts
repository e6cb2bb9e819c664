import { z } from 'zod'

/** A date without time or zone, as people write it: 2026-11-20. */
export const CalendarDay = z.iso.date()
export type CalendarDay = z.infer<typeof CalendarDay>
