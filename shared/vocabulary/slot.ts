import { z } from 'zod'
import { TimeZone } from './time-zone.ts'

const ClockTime = z.iso
  .datetime({ local: true, offset: false, precision: -1 })
  .or(z.iso.datetime({ local: true, offset: false, precision: 0 }))

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
  startsAt: z.int(),
  endsAt: z.int(),
})
export type Slot = z.infer<typeof Slot>
