import { z } from 'zod'
import { isTimeZone } from '#shared/time/zone.ts'

export const TimeZone = z
  .string()
  .refine(isTimeZone, 'an IANA time zone is needed, such as Europe/Berlin')
export type TimeZone = z.infer<typeof TimeZone>
