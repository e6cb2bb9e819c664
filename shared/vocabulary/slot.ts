import { z } from 'zod'
import { isClockTime } from '#shared/time/clock-time.ts'
import { TimeZone } from './time-zone.ts'

/** What a clock in the slot's zone shows; an offset or a Z would contradict the zone. */
const ClockTime = z
  .string()
  .refine(isClockTime, 'a clock time without a zone is needed, such as 2026-11-21T22:00')

/** A span in the clock times of one zone, which is what people agree on. */
export const WallSlot = z.strictObject({
  zone: TimeZone,
  from: ClockTime,
  to: ClockTime,
  repeated: z.enum(['earlier', 'later']).optional(),
})
export type WallSlot = z.infer<typeof WallSlot>

/** The same with its place on the line of time: half-open, in epoch milliseconds. */
export const Slot = z.object({
  zone: z.string(),
  from: z.string(),
  to: z.string(),
  repeated: z.enum(['earlier', 'later']).nullable(),
  startsAt: z.int(),
  endsAt: z.int(),
})
export type Slot = z.infer<typeof Slot>
