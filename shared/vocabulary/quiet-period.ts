import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

export const QuietKind = z.enum(['maintenance', 'silence'])
export type QuietKind = z.infer<typeof QuietKind>

/** A time in which a source tells nobody of what goes wrong: maintenance that was planned, or a silence. */
export const QuietPeriod = z.object({
  ...observed,
  kind: QuietKind,
  /** What it is said to be quiet about; empty where the source does not say so by name. */
  project: z.string(),
  service: ServiceId.nullable(),
  title: z.string(),
  startsAt: z.int(),
  /** Before this moment. */
  endsAt: z.int(),
  by: z.string().nullable(),
  /** What it covers, in the words of the source. */
  concerns: z.string(),
  reason: z.string().nullable(),
  url: z.string().nullable(),
})
export type QuietPeriod = z.infer<typeof QuietPeriod>
